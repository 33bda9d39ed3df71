import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, inject } from 'vitest';
import { createTrinoEngine } from '../../functions/shared/adapters/trino/trino-engine.ts';
import { promisesOfAnEngine } from './promises-of-an-engine.ts';
import { dropSchemas } from './support/drop-schemas.ts';
import { putFile } from './support/put-file.ts';

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
      filesAt: (location) => readdir(join(inject('trinoLakeFolder'), schema, location)),
      putFile: (key, bytes) => putFile(join(inject('trinoLakeFolder'), schema, key), bytes),
      nameOf: (database) => `${schema}_${database}`,
      remove: () => dropSchemas(engine, schema),
    };
  });
});
