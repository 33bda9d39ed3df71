import type { LakeColumn } from '../../schemas/lake/columns.ts';
import type { ReferenceTable } from '../../schemas/reference.ts';
import type { LakeRow, LakeValue } from '../shared/lake/write-parquet.ts';
import { readCsvTable } from '../shared/reference-data/csv-table.ts';

const MS_A_DAY = 86_400_000;

/** Typed rows of a published table. Throws, naming table, line and column, if the file does not match its schema. */
export function csvRows({ table, row }: ReferenceTable, csv: string): LakeRow[] {
  const { header, rows } = readCsvTable(csv);
  const names = table.columns.map(({ name }) => name);
  if (header.join() !== names.join()) {
    throw new Error(`${table.name}.csv must have the columns ${names.join(', ')}.`);
  }
  return rows.map((cells, at) => {
    const values = table.columns.map((column, index) => [
      column.name,
      cellOf(column, cells[index] ?? ''),
    ]);
    const checked = row.safeParse(Object.fromEntries(values));
    if (checked.success) return lakeRow(table.columns, checked.data);
    const problem = checked.error.issues[0];
    throw new Error(
      `${table.name}.csv, line ${at + 2}, ${problem?.path.join('.')}: ${problem?.message}`,
    );
  });
}

/** Typed rows of a table made from definitions. Throws, naming table and row, if one does not match its schema. */
export function definedRows(
  { table, row }: ReferenceTable,
  rows: NonNullable<ReferenceTable['rows']>,
): LakeRow[] {
  return rows.map((each, at) => {
    const checked = row.safeParse(each);
    if (checked.success) return lakeRow(table.columns, checked.data);
    throw new Error(`${table.name}, row ${at + 1}: ${checked.error.issues[0]?.message}`);
  });
}

function cellOf({ type }: LakeColumn, text: string): string | number | null {
  if (text === '') return null;
  return type === 'integer' || type === 'bigint' || type === 'double' ? Number(text) : text;
}

function lakeRow(columns: readonly LakeColumn[], row: Record<string, unknown>): LakeRow {
  const entries = columns.map(({ name, type }): [string, LakeValue] => {
    const value = row[name] as LakeValue;
    return [name, type === 'date' && typeof value === 'string' ? dayOf(value) : value];
  });
  return Object.fromEntries(entries);
}

function dayOf(isoDate: string): number {
  return Date.parse(isoDate) / MS_A_DAY;
}
