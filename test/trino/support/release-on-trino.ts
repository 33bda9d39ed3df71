import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TrinoCluster } from '../../../infra/local/engine-settings.ts';
import { createServiceClient, makeRelease } from '../../../infra/local/service-client.ts';
import { bucketFolder } from '../../../infra/local/stores.ts';
import type { ReleaseStatus } from '../../../schemas/api/releases.ts';
import { freePort, startRunner } from '../../local/support/runner.ts';
import type { PublishedLake } from './published-lake.ts';

interface DocumentOfBoth {
  readonly name: string;
  readonly duckdb: unknown;
  readonly trino: unknown;
}

export interface ReleaseOnTrino {
  readonly ofTrino: ReleaseStatus;
  readonly documents: readonly DocumentOfBoth[];
}

/**
 * Starts the service on the lake with Trino as its engine and makes a release. Returns its documents with those of DuckDB.
 */
export async function releaseOnTrino(
  { dataFolder, release }: PublishedLake,
  cluster: TrinoCluster,
): Promise<ReleaseOnTrino> {
  const port = await freePort();
  const runner = startRunner({
    environment: {
      DATA_DIR: dataFolder,
      PORT: String(port),
      QUERY_ENGINE: 'trino',
      TRINO_URL: cluster.url,
      TRINO_LAKE_URI: cluster.lakeUri,
      TRINO_CATALOG: cluster.catalog,
      TRINO_SCHEMA: cluster.schema,
    },
  });
  try {
    await runner.printed('Ready:');
    const origin = `http://localhost:${port}`;
    const analyst = await createServiceClient({ origin, dataFolder, account: ['analyst'] });
    const from = Date.now();
    const ofTrino = await makeRelease(analyst, 'Made on Trino.');
    process.stderr.write(
      `The release on Trino took ${((Date.now() - from) / 1000).toFixed(1)} s.\n`,
    );
    return { ofTrino, documents: await sideBySide(dataFolder, release, ofTrino.release) };
  } finally {
    runner.kill('SIGTERM');
    await runner.ended;
  }
}

async function sideBySide(
  dataFolder: string,
  duckdb: number,
  trino: number,
): Promise<readonly DocumentOfBoth[]> {
  const places = [duckdb, trino].map((number) =>
    join(bucketFolder(dataFolder, 'releases'), String(number).padStart(6, '0')),
  );
  const names = await Promise.all(places.map(documentsIn));
  return await Promise.all(
    [...new Set(names.flat())].sort().map(async (name) => {
      const [one, other] = await Promise.all(places.map((place) => contentOf(join(place, name))));
      return { name, duckdb: one, trino: other };
    }),
  );
}

/** Names of the documents that are made from marts. */
async function documentsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /^(?:places|units\/.*|measures\/.*)\.json$/u.test(name));
}

async function contentOf(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => 'null');
  return JSON.parse(text, (key, value: unknown) => {
    if (key === 'release') return 'any';
    return typeof value === 'number' ? Number(value.toPrecision(9)) : value;
  });
}
