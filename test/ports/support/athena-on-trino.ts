import { createAthenaClient } from '../../../functions/shared/adapters/aws/athena-client.ts';
import { createAthenaEngine } from '../../../functions/shared/adapters/aws/athena-engine.ts';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import type { QueryEngine, QueryStatistics } from '../../../functions/shared/ports/query-engine.ts';
import { type AthenaFront, createAthenaFront } from '../../support/athena/athena-front.ts';
import { serveAthenaFront } from '../../support/athena/serve-athena-front.ts';
import { dropSchemas } from './drop-schemas.ts';

const ENFORCED = 'enforced';
const FREE = 'free';
const SMALL = 'small';
const LEAST_LIMIT = 10_000_000;

export interface AthenaOnTrino {
  readonly front: AthenaFront;
  readonly client: ReturnType<typeof createAthenaClient>;
  /** In a workgroup that lets clients choose the location of a release's table. */
  readonly engine: QueryEngine;
  /** In a workgroup that enforces its own settings. */
  readonly enforced: QueryEngine;
  /** In a workgroup that stops a query at 10 MB. */
  readonly small: QueryEngine;
  /** The cost of every query so far. */
  readonly costs: readonly QueryStatistics[];
  readonly lake: ObjectStore;
  /** The name of a release's database in its SQL. */
  nameOf(database: string): string;
  close(): Promise<void>;
}

export interface AthenaLake {
  readonly trinoUrl: string;
  readonly catalogue: string;
  /** Name of the bucket, which exists and is empty. */
  readonly bucket: string;
  readonly database: string;
  /** The statement that creates the database. */
  readonly createDatabase: string;
  /** Translates a statement for a Trino whose lake is not on S3. */
  rewrite?(sql: string): string;
  readonly lake: ObjectStore;
}

/** An Athena whose queries run on Trino, with an empty database over a lake. */
export async function openAthena(lake: AthenaLake): Promise<AthenaOnTrino> {
  const { trinoUrl, catalogue, bucket, database, rewrite = (sql: string) => sql } = lake;
  const results = { outputLocation: `s3://${bucket}/query-results/` };
  const front = createAthenaFront({
    trinoUrl,
    catalogue,
    rewrite,
    workgroupOf: async (name) =>
      ({
        [ENFORCED]: { isEnforced: true, ...results },
        [FREE]: { isEnforced: false, ...results },
        [SMALL]: { isEnforced: false, ...results, bytesScannedCutoffPerQuery: LEAST_LIMIT },
      })[name],
  });
  const { url, close } = await serveAthenaFront(front);
  const client = createAthenaClient({
    endpoint: url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const costs: QueryStatistics[] = [];
  const engineIn = (workgroup: string) =>
    createAthenaEngine(client, {
      database,
      workgroup,
      lakeBucket: bucket,
      onDone: (cost) => costs.push(cost),
    });
  const engine = engineIn(FREE);
  await engine.execute(lake.createDatabase);
  return {
    front,
    client,
    engine,
    enforced: engineIn(ENFORCED),
    small: engineIn(SMALL),
    costs,
    lake: lake.lake,
    nameOf: (release) => `${database}_${release}`,
    async close() {
      await dropSchemas(engine, database);
      client.destroy();
      await close();
    },
  };
}
