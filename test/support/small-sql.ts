import { readFileSync, writeFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../sql');
const ENGLAND = 'E92000001';

/** A row of a published table by column. Omitted columns are blank. */
export type PublishedRow = Readonly<Record<string, string>>;

const read = new Map<string, readonly PublishedRow[]>();

/** Rows of the published tables as the project ships them. Each file is read once. */
export function shipped(table: string): readonly PublishedRow[] {
  const rows: readonly PublishedRow[] =
    read.get(table) ??
    parse(readFileSync(join(SQL_FOLDER, 'reference', `${table}.csv`)), { columns: true });
  read.set(table, rows);
  return rows;
}

/**
 * A copy of the folder sql/ with only these councils and their rows of the published tables. Given tables replace
 * the published ones.
 */
export async function smallSql(
  tables: Readonly<Record<string, readonly PublishedRow[]>> & {
    readonly ref_councils: readonly PublishedRow[];
  },
): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'small-sql-')), 'sql');
  // The published tables are written below.
  await cp(SQL_FOLDER, folder, { recursive: true, filter: (path) => !path.endsWith('.csv') });
  await mkdir(join(folder, 'reference'), { recursive: true });
  const councils = new Set(tables.ref_councils.map((row) => row.la_code));
  const units = new Set([
    ...councils,
    ENGLAND,
    ...tables.ref_councils.map((row) => row.region_code),
  ]);
  // Tables of definitions have no file: they are the same in every world.
  for (const { table } of REFERENCE_TABLES.filter(({ rows }) => rows === undefined)) {
    const rows =
      tables[table.name] ??
      shipped(table.name).filter(
        ({ la_code, unit_code, neighbour_la_code }) =>
          (la_code === undefined || councils.has(la_code)) &&
          (neighbour_la_code === undefined || councils.has(neighbour_la_code)) &&
          (unit_code === undefined || units.has(unit_code)),
      );
    const header = table.columns.map(({ name }) => name);
    const lines = rows.map((row) => header.map((name) => row[name] ?? ''));
    writeFileSync(join(folder, 'reference', `${table.name}.csv`), stringify([header, ...lines]));
  }
  return folder;
}
