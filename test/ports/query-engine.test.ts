import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openDuckdbEngine } from '../../infra/local/duckdb-engine.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { promisesOfAnEngine } from './query-engine-contract.ts';

describe('DuckDB', () => {
  promisesOfAnEngine(async () => {
    const lakeFolder = await mkdtemp(join(tmpdir(), 'care-stability-engine-'));
    const engine = await openDuckdbEngine({
      lakeFolder,
      sqlFolder: join(import.meta.dirname, '../../sql'),
    });
    return {
      engine,
      lake: createFolderStore({ folder: lakeFolder, scratch: join(lakeFolder, '_writing') }),
      nameOf: (database) => database,
      remove: async () => {
        await engine.close();
        await rm(lakeFolder, { recursive: true, force: true });
      },
    };
  });
});
