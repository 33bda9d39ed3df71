import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, inject } from 'vitest';
import { createTrinoEngine } from '../../functions/shared/adapters/trino/trino-engine.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';
import { promisesOfAnEngine } from './query-engine-contract.ts';
import { dropSchemas } from './support/drop-schemas.ts';

describe.skipIf(inject('trinoUrl') === '')('Trino', () => {
  promisesOfAnEngine(async () => {
    const schema = `trino_${randomUUID().replaceAll('-', '')}`;
    const engine = createTrinoEngine({
      url: inject('trinoUrl'),
      user: 'tests',
      catalog: inject('trinoCatalogue'),
      schema,
      lakeUri: `local:///${schema}`,
    });
    await engine.execute(`create schema ${schema}`);
    return {
      engine,
      lake: createFolderStore({
        folder: join(inject('trinoLakeFolder'), schema),
        scratch: join(inject('trinoLakeFolder'), schema, '_writing'),
      }),
      nameOf: (database) => `${schema}_${database}`,
      remove: () => dropSchemas(engine, schema),
    };
  });
});
