import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadReference } from '../../functions/deploy-views/load-reference.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of a lake with only the published tables. Each world starts with a copy of it. */
    readonly deployedLake: string;
  }
}

const SQL_FOLDER = join(import.meta.dirname, '../../sql');

let root: string;

/** Loads the published tables once for all tests, because loading them takes seconds. */
export async function setup(project: TestProject): Promise<void> {
  root = await mkdtemp(join(tmpdir(), 'deployed-lake-'));
  const folder = join(root, 'lake');
  const lake = createFolderStore({ folder, scratch: join(root, 'scratch') });
  await loadReference(lake, SQL_FOLDER, REFERENCE_TABLES);
  project.provide('deployedLake', folder);
}

/** Removes the lake. */
export async function teardown(): Promise<void> {
  await rm(root, { recursive: true, force: true });
}
