import { randomUUID } from 'node:crypto';
import { describe, inject } from 'vitest';
import { CREDENTIALS, REGION } from '../support/cloud/ministack.ts';
import { promisesOfAnEngine } from './query-engine-contract.ts';
import { openAthena } from './support/athena-on-trino.ts';
import { openBucket } from './support/s3-bucket.ts';

describe('Athena over the tables and objects of the emulator', () => {
  promisesOfAnEngine(
    async () => {
      const { emulator, trino } = inject('cloud');
      const { store, bucket, remove } = await openBucket({
        url: emulator,
        region: REGION,
        credentials: CREDENTIALS,
      });
      const database = `athena_${randomUUID().replaceAll('-', '')}`;
      const { engine, nameOf, close } = await openAthena({
        trinoUrl: trino,
        catalogue: 'awsdatacatalog',
        bucket,
        database,
        createDatabase: `create schema ${database} with (location = 's3://${bucket}/')`,
        lake: store,
      });
      return {
        engine,
        lake: store,
        nameOf,
        async remove() {
          await close();
          await remove();
        },
      };
    },
    { hasSmallGroups: false },
  );
});
