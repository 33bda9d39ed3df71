import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { defineLakeTables } from '../../functions/shared/adapters/trino/lake-tables.ts';
import { createTrinoEngine } from '../../functions/shared/adapters/trino/trino-engine.ts';
import { EngineUnavailable, QueryFailed } from '../../functions/shared/errors.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { CannotStart } from './cannot-start.ts';
import { type DuckdbEngine, type DuckdbOptions, openDuckdbEngine } from './duckdb-engine.ts';
import type { EngineSettings, TrinoCluster } from './engine-settings.ts';

type Places = Required<Pick<DuckdbOptions, 'lakeFolder' | 'sqlFolder'>> &
  Pick<DuckdbOptions, 'tables'>;

/** The engine over the lake's folder. Throws `CannotStart` for a cluster that does not answer or does not see the folder. */
export async function openEngine(settings: EngineSettings, places: Places): Promise<DuckdbEngine> {
  if (settings === 'duckdb') return await openDuckdbEngine(places);
  return await openTrino(settings, places);
}

async function openTrino(
  cluster: TrinoCluster,
  { lakeFolder, tables = LAKE_TABLES }: Places,
): Promise<DuckdbEngine> {
  const { password, ...settings } = cluster;
  const engine = createTrinoEngine({
    ...settings,
    ...(password !== undefined && { password: async () => password }),
  });
  // Trino refuses a table over a folder that does not exist.
  for (const { location } of tables) {
    await mkdir(join(lakeFolder, location), { recursive: true });
  }
  try {
    await defineLakeTables(engine, settings.schema, { ...settings, tables });
  } catch (error) {
    if (error instanceof EngineUnavailable)
      throw new CannotStart(`${error.message} Look at TRINO_URL.`);
    if (!(error instanceof QueryFailed)) throw error;
    throw new CannotStart(
      `The Trino cluster cannot hold the lake's tables: ${error.message} Look at TRINO_CATALOG, a catalogue of the Hive connector set up as the README says, and at TRINO_LAKE_URI.`,
    );
  }
  return { ...engine, close: async () => {} };
}
