import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deployViews } from '../../../functions/deploy-views/deploy-views.ts';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import { type DuckdbEngine, openDuckdbEngine } from '../../../infra/local/duckdb-engine.ts';
import { createFolderStore } from '../../../infra/local/folder-store.ts';

/** A lake on disk and the engine over it. */
export interface Lake {
  readonly folder: string;
  readonly store: ObjectStore;
  readonly engine: DuckdbEngine;
  close(): Promise<void>;
}

/** Opens a lake without files. */
export async function openEmptyLake(sqlFolder: string): Promise<Lake> {
  const root = await mkdtemp(join(tmpdir(), 'lake-'));
  const folder = join(root, 'lake');
  const engine = await openDuckdbEngine({ lakeFolder: folder, sqlFolder });
  return {
    folder,
    store: createFolderStore({ folder, scratch: join(root, 'scratch') }),
    engine,
    close: async () => {
      await engine.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Opens a lake with its published tables loaded and every view in place. */
export async function openLake(sqlFolder: string): Promise<Lake> {
  const lake = await openEmptyLake(sqlFolder);
  const { failed } = await deployViews({ lake: lake.store, engine: lake.engine, sqlFolder });
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
  return lake;
}
