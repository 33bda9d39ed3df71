import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LakeTable } from '../../schemas/lake/columns.ts';
import { duckdbColumns } from '../../schemas/lake/engine-types.ts';

const SUFFIX = { parquet: '.parquet', 'json-lines': '.json' } as const;

/** True when the table has at least one file. DuckDB fails on a glob without files, where Athena sees an empty table. */
export async function hasFiles(lakeFolder: string, table: LakeTable): Promise<boolean> {
  return await holds(
    join(lakeFolder, table.location),
    table.partitions.length,
    SUFFIX[table.format],
  );
}

async function holds(folder: string, depth: number, suffix: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  if (depth === 0) return entries.some((entry) => entry.name.endsWith(suffix));
  for (const entry of entries) {
    if (entry.isDirectory() && (await holds(join(folder, entry.name), depth - 1, suffix))) {
      return true;
    }
  }
  return false;
}

/** Statement that defines the table over its files. Every query lists the files again. */
export function viewOverFiles(lakeFolder: string, table: LakeTable): string {
  const folders = table.partitions.map(({ name }) => `${name}=*`);
  const pattern = join(lakeFolder, table.location, ...folders, `*${SUFFIX[table.format]}`);
  const columns = [...table.columns, ...table.partitions].map(({ name }) => `"${name}"`);
  return `create or replace view ${table.name} as select ${columns.join(', ')} from ${source(table, pattern)}`;
}

// Parquet is read by the columns of the first file: matching all by name would open every file for every query.
function source(table: LakeTable, pattern: string): string {
  const options = [quoteForDuckDb(pattern)];
  if (table.format === 'json-lines') {
    const types = table.columns.map(({ name, type }) => `'${name}': '${type}'`);
    options.push("format = 'newline_delimited'", `columns = {${types.join(', ')}}`);
  }
  if (table.partitions.length > 0) {
    const types = table.partitions.map(({ name, type }) => `'${name}': ${type}`);
    options.push('hive_partitioning = true', `hive_types = {${types.join(', ')}}`);
  } else {
    options.push('hive_partitioning = false');
  }
  const reader = table.format === 'parquet' ? 'read_parquet' : 'read_json';
  return `${reader}(${options.join(', ')})`;
}

/** Statement that defines the table with its types and no rows. */
export function emptyTable({ name, columns, partitions }: LakeTable): string {
  return emptyView({ name, columns: [...columns, ...partitions] });
}

/** A column with a type of DuckDB. */
export interface EngineColumn {
  readonly name: string;
  readonly type: string;
}

/** Statement that defines a view with these columns and no rows. */
export function emptyView(view: {
  readonly name: string;
  readonly columns: readonly EngineColumn[];
}): string {
  const columns = view.columns.map(({ name, type }) => `cast(null as ${type}) as "${name}"`);
  return `create or replace view ${view.name} as select ${columns.join(', ')} where false`;
}

/** Statement that creates a table in memory, for a test to fill. */
export function memoryTable(table: LakeTable): string {
  return `create table ${table.name} (${duckdbColumns(table).join(', ')})`;
}

/** Text as a literal of SQL. */
export function quoteForDuckDb(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
