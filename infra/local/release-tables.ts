import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Conflict } from '../../functions/shared/errors.ts';
import { checkTable } from '../../functions/shared/lake/check-table.ts';
import type { NewTable, QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import type { DuckdbRunner } from './duckdb-runner.ts';
import { quote } from './duckdb-tables.ts';

const FILE = 'data.parquet';
// A page of figures needs the rows of one council or measure: small groups let it read few.
const ROWS_A_GROUP = 10_000;

type ReleaseTables = Pick<QueryEngine, 'writeTable' | 'findTable' | 'dropTable'>;

/** The tables of releases on DuckDB: one Parquet file each under the lake's folder, or tables in memory without one. */
export function releaseTables(duckdb: DuckdbRunner, lakeFolder: string | undefined): ReleaseTables {
  if (lakeFolder === undefined) return tablesInMemory(duckdb);
  const define = (table: NewTable) =>
    duckdb.run(
      `create or replace view ${nameOf(table)} as select * from read_parquet(${quote(join(lakeFolder, table.location, FILE))})`,
    );
  return {
    writeTable: async (select, table, { signal } = {}) => {
      checkTable(table);
      const file = await emptyPlace(join(lakeFolder, table.location));
      const part = `${file}.part`;
      await duckdb.run(
        `copy (${inOrder(select, table)}) to ${quote(part)} (format parquet, row_group_size ${ROWS_A_GROUP})`,
        { signal, database: table.database },
      );
      await rename(part, file);
      await define(table);
    },
    findTable: async (table) => {
      checkTable(table);
      await define(table);
    },
    dropTable: async (table) => {
      checkTable(table);
      await duckdb.run(`drop view if exists ${nameOf(table)}`);
    },
  };
}

function tablesInMemory(duckdb: DuckdbRunner): ReleaseTables {
  return {
    writeTable: async (select, table, { signal } = {}) => {
      checkTable(table);
      await duckdb.run(`create table ${nameOf(table)} as ${inOrder(select, table)}`, {
        signal,
        database: table.database,
      });
    },
    findTable: async (table) => checkTable(table),
    dropTable: async (table) => {
      checkTable(table);
      await duckdb.run(`drop table if exists ${nameOf(table)}`);
    },
  };
}

const nameOf = ({ database, table }: NewTable): string => `${database}.${table}`;

function inOrder(select: string, { sortedBy }: NewTable): string {
  if (sortedBy.length === 0) return select;
  return `select * from (${select}) as unsorted order by ${sortedBy.join(', ')}`;
}

async function emptyPlace(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const there = await readdir(folder);
  if (there.includes(FILE)) throw new Conflict('There is something at this place already.');
  return join(folder, FILE);
}
