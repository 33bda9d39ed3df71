import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadReference } from '../../functions/deploy-views/load-reference.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';
import { shipped, smallSql } from './small-sql.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A copy of the folder sql/ with the published tables of a few councils. */
    readonly smallSqlFolder: string;
    /** Folder of a lake with only these published tables. Each world starts with a copy of it. */
    readonly deployedLake: string;
  }
}

/** The councils in the returns of tests. A world of all councils makes every start and every release slower. */
const COUNCILS = ['823', '344', '202', '826', '822', '821'];

let root: string;
let sqlFolder: string;

/** Loads the published tables once for all tests, because loading them takes seconds. */
export async function setup(project: TestProject): Promise<void> {
  root = await mkdtemp(join(tmpdir(), 'deployed-lake-'));
  const folder = join(root, 'lake');
  const lake = createFolderStore({ folder, scratch: join(root, 'scratch') });
  sqlFolder = await smallSql({
    ref_councils: shipped('ref_councils').filter(({ la_code = '' }) => COUNCILS.includes(la_code)),
  });
  await loadReference(lake, sqlFolder, REFERENCE_TABLES);
  project.provide('smallSqlFolder', sqlFolder);
  project.provide('deployedLake', folder);
}

/** Removes the lake. */
export async function teardown(): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await rm(dirname(sqlFolder), { recursive: true, force: true });
}
