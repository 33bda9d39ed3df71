import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { promisesOfAStore } from './object-store-contract.ts';

describe('a store in memory', () => {
  promisesOfAStore(async (onWritten) => ({
    store: createMemoryStore(onWritten),
    remove: async () => {},
  }));
});

describe('a store in a folder', () => {
  promisesOfAStore(async (onWritten) => {
    const root = await mkdtemp(join(tmpdir(), 'care-stability-store-'));
    const folder = join(root, 'bucket');
    return {
      store: createFolderStore({ folder, scratch: join(root, '_writing'), onWritten }),
      remove: () => rm(root, { recursive: true, force: true }),
    };
  });
});
