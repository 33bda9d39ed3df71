import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkName } from '../../functions/shared/lake/check-table.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import type { LakeTable } from '../../schemas/lake/columns.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { type DuckdbRunner, openDuckdb } from './duckdb-runner.ts';
import {
  type EngineColumn,
  emptyTable,
  emptyView,
  hasFiles,
  memoryTable,
  quoteForDuckDb,
  viewOverFiles,
} from './duckdb-tables.ts';
import { type InTurn, releaseTables } from './release-tables.ts';

export interface DuckdbOptions {
  /** Folder of the lake bucket. Default: every table is in memory and empty, for a test to fill. */
  readonly lakeFolder?: string;
  /** The folder sql/ of the project. */
  readonly sqlFolder: string;
  /** Memory limit, such as 2GB. DuckDB writes to disk above it. */
  readonly memoryLimit?: string;
  /** The tables of the lake. Default: all of them. */
  readonly tables?: readonly LakeTable[];
}

export interface DuckdbEngine extends QueryEngine {
  close(): Promise<void>;
}

/** DuckDB over the lake's files, answering as Athena does. It can reach nothing outside the lake's folder. */
export async function openDuckdbEngine(options: DuckdbOptions): Promise<DuckdbEngine> {
  const lakeFolder = options.lakeFolder === undefined ? undefined : resolve(options.lakeFolder);
  const spillFolder = await mkdtemp(join(tmpdir(), 'care-stability-'));
  const duckdb = await openDuckdb();
  await duckdb.run(`set global memory_limit = ${quoteForDuckDb(options.memoryLimit ?? '2GB')}`);
  await duckdb.run(`set global temp_directory = ${quoteForDuckDb(spillFolder)}`);
  await duckdb.run(readFileSync(join(options.sqlFolder, 'dialect', 'duckdb.sql'), 'utf8'));
  const inTurn = takeTurns();
  const refreshTables = await defineTables(duckdb, lakeFolder, options.tables ?? LAKE_TABLES);
  const refresh = () => inTurn(refreshTables);
  await lock(duckdb, lakeFolder);
  return {
    remembers: false,
    query: async (sql, parameters, options) => {
      await refresh();
      return await duckdb.select(sql, parameters, options);
    },
    stream: async function* (sql, options) {
      await refresh();
      yield* duckdb.stream(sql, options);
    },
    execute: (sql, options) => inTurn(() => duckdb.run(sql, options)),
    defineShape: (view, select) =>
      inTurn(async () =>
        duckdb.run(emptyView({ name: view, columns: await columnsOf(duckdb, select) })),
      ),
    nameOf: (database) => database,
    openDatabase: async ({ name }, options) => {
      checkName(name);
      await refresh();
      await inTurn(() => duckdb.run(`create schema if not exists ${name}`, options));
    },
    ...releaseTables({ duckdb, lakeFolder, inTurn }),
    dropDatabase: async (name) => {
      checkName(name);
      await inTurn(() => duckdb.run(`drop schema if exists ${name} cascade`));
    },
    close: async () => {
      duckdb.close();
      await rm(spillFolder, { recursive: true, force: true });
    },
  };
}

async function columnsOf(duckdb: DuckdbRunner, select: string): Promise<readonly EngineColumn[]> {
  const described = await duckdb.select(
    `select column_name as name, column_type as type from (describe ${select}\n)`,
  );
  return described.map(({ name, type }) => ({ name: String(name), type: String(type) }));
}

async function defineTables(
  duckdb: DuckdbRunner,
  lakeFolder: string | undefined,
  tables: readonly LakeTable[],
): Promise<() => Promise<void>> {
  if (lakeFolder === undefined) {
    for (const table of tables) await duckdb.run(memoryTable(table));
    return async () => {};
  }
  await mkdir(lakeFolder, { recursive: true });
  const known = new Map<string, boolean>();
  const refresh = async (): Promise<void> => {
    for (const table of tables) {
      const isFilled = await hasFiles(lakeFolder, table);
      if (known.get(table.name) === isFilled) continue;
      await duckdb.run(isFilled ? viewOverFiles(lakeFolder, table) : emptyTable(table));
      known.set(table.name, isFilled);
    }
  };
  await refresh();
  return refresh;
}

// In sequence: DuckDB refuses the second of two statements that alter the catalogue at once.
function takeTurns(): InTurn {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    last = last.then(work, work);
    return last;
  };
}

async function lock(duckdb: DuckdbRunner, lakeFolder: string | undefined): Promise<void> {
  const allowed = lakeFolder === undefined ? '[]' : `[${quoteForDuckDb(`${lakeFolder}/`)}]`;
  await duckdb.run(`set global allowed_directories = ${allowed}`);
  await duckdb.run('set global enable_external_access = false');
  await duckdb.run('set global lock_configuration = true');
}
