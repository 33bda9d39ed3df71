import { mkdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Conflict } from '../../functions/shared/errors.ts';
import { checkFiles, requireSafeTable } from '../../functions/shared/lake/check-table.ts';
import type { NewTable, QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import type { LakeTable } from '../../schemas/lake/columns.ts';
import type { DuckdbRunner } from './duckdb-runner.ts';
import { quoteForDuckDb, viewOverFiles } from './duckdb-tables.ts';

/** Runs statements that alter the DuckDB catalogue in sequence. */
export type InTurn = (work: () => Promise<void>) => Promise<void>;

interface Place {
  readonly duckdb: DuckdbRunner;
  /** Default: tables are in memory. */
  readonly lakeFolder: string | undefined;
  readonly inTurn: InTurn;
}

type ReleaseTables = Pick<QueryEngine, 'writeTable' | 'defineTable' | 'findTable' | 'dropTable'>;

const FILE = 'data.parquet';
// Pages need the rows of one council or measure. With small row groups they read few other rows.
const ROWS_A_GROUP = 10_000;

/** The tables of releases on DuckDB: one Parquet file each in the lake's folder, or tables in memory without a folder. */
export function releaseTables({ duckdb, lakeFolder, inTurn }: Place): ReleaseTables {
  if (lakeFolder === undefined) return tablesInMemory(duckdb, inTurn);
  const define = (create: string, table: NewTable) =>
    inTurn(() => duckdb.run(`${create} ${nameOf(table)} as ${fileOf(lakeFolder, table)}`));
  return {
    writeTable: async (select, table, { signal } = {}) => {
      requireSafeTable(table);
      await requireNew(duckdb, table);
      const folder = join(lakeFolder, table.location);
      await makeFolder(folder);
      try {
        const part = join(folder, `${FILE}.part`);
        await duckdb.run(
          `copy (${inOrder(select, table)}) to ${quoteForDuckDb(part)} (format parquet, row_group_size ${ROWS_A_GROUP})`,
          { signal, database: table.database },
        );
        await rename(part, join(folder, FILE));
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
      await define('create view', table);
    },
    defineTable: async (files, { signal } = {}) => {
      checkFiles(files);
      const { database, table, location } = files;
      const view = viewOverFiles(lakeFolder, { ...table, location });
      await inTurn(() => duckdb.run(view, { signal, database }));
    },
    findTable: async (table) => {
      requireSafeTable(table);
      await define('create or replace view', table);
    },
    dropTable: async (table) => {
      requireSafeTable(table);
      await inTurn(() => duckdb.run(`drop view if exists ${nameOf(table)}`));
      // As on S3, a folder without files does not exist. One with files stays.
      await rmdir(join(lakeFolder, table.location)).catch(() => {});
    },
  };
}

function tablesInMemory(duckdb: DuckdbRunner, inTurn: InTurn): ReleaseTables {
  return {
    writeTable: async (select, table, { signal } = {}) => {
      requireSafeTable(table);
      await requireNew(duckdb, table);
      await duckdb.run(`create table ${nameOf(table)} as ${inOrder(select, table)}`, {
        signal,
        database: table.database,
      });
    },
    // The lake's table of this name reads the same files.
    defineTable: async (files) => {
      checkFiles(files);
      const { database, table } = files;
      const rows = `select ${namesOf(table)} from main.${table.name}`;
      await inTurn(() => duckdb.run(`create or replace view ${database}.${table.name} as ${rows}`));
    },
    findTable: async (table) => requireSafeTable(table),
    dropTable: async (table) => {
      requireSafeTable(table);
      await inTurn(() => duckdb.run(`drop table if exists ${nameOf(table)}`));
    },
  };
}

/** The rows of a table of a release, from its file under the lake's folder. */
function fileOf(lakeFolder: string, { location }: NewTable): string {
  return `select * from read_parquet(${quoteForDuckDb(join(lakeFolder, location, FILE))})`;
}

const nameOf = ({ database, table }: Pick<NewTable, 'database' | 'table'>): string =>
  `${database}.${table}`;

const namesOf = ({ columns, partitions }: LakeTable): string =>
  [...columns, ...partitions].map(({ name }) => `"${name}"`).join(', ');

function inOrder(select: string, { sortedBy, key = [] }: NewTable): string {
  const order = sortedBy.length === 0 ? key : sortedBy;
  if (order.length === 0) return select;
  return `select * from (${select}) as unsorted order by ${order.join(', ')}`;
}

async function requireNew(duckdb: DuckdbRunner, { database, table }: NewTable): Promise<void> {
  const found = await duckdb.select(
    'select 1 as found from information_schema.tables where table_schema = ? and table_name = ?',
    [database, table],
  );
  if (found.length > 0) throw new Conflict(`There is a table ${table} already.`);
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
    throw new Conflict('The folder of this table already exists.');
  });
}
