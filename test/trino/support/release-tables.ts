import { join } from 'node:path';
import { keepSnapshot } from '../../../functions/release-indicators/snapshot.ts';
import { writeTables } from '../../../functions/release-indicators/write-tables.ts';
import { createTrinoEngine } from '../../../functions/shared/adapters/trino/trino-engine.ts';
import type { Snapshot } from '../../../functions/shared/releases/release-snapshot.ts';
import { openDuckdbEngine } from '../../../infra/local/duckdb-engine.ts';
import { createFolderStore } from '../../../infra/local/folder-store.ts';
import { bucketFolder } from '../../../infra/local/stores.ts';
import type { Answers } from './differences.ts';
import { onOneTrino } from './on-trino.ts';
import type { PublishedLake } from './published-lake.ts';

/** The tables and views of two releases of one lake: one made on DuckDB, one on Trino. */
export interface ReleaseTables {
  /** The snapshot of the release on Trino. */
  readonly snapshot: Snapshot;
  /** All rows of a view from both engines. */
  read(view: string): Promise<Answers>;
  close(): Promise<void>;
}

/** Opens the databases of two releases: the lake's on DuckDB, and another on Trino. */
export async function openReleaseTables(
  { dataFolder, lakeFolder, release }: PublishedLake,
  onTrino: { readonly schema: string; readonly release: number },
): Promise<ReleaseTables> {
  const [lake, releases] = [bucket('lake'), bucket('releases')];
  const duckdb = await openDuckdbEngine({ lakeFolder, sqlFolder: 'sql' });
  const trino = createTrinoEngine(onOneTrino(onTrino.schema));
  const first = await keepSnapshot(release, { lake, releases });
  const snapshot = await keepSnapshot(onTrino.release, { lake, releases });
  // Finds the tables that exist already, and defines the views over them.
  const limits = { until: Number.POSITIVE_INFINITY, signal: undefined };
  await writeTables(release, first, { releases, lake, engine: duckdb }, limits);
  return {
    snapshot,
    read: async (view) => ({
      duckdb: await duckdb.query(`select * from ${view}`, [], { database: first.database }),
      trino: await trino.query(`select * from ${view}`, [], { database: snapshot.database }),
    }),
    close: () => duckdb.close(),
  };

  function bucket(name: 'lake' | 'releases') {
    const scratch = join(dataFolder, 'scratch');
    return createFolderStore({ folder: bucketFolder(dataFolder, name), scratch });
  }
}
