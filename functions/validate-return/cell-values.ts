import type { Finding } from '../../schemas/api/findings.ts';
import { formatDay } from '../../schemas/returns/days.ts';
import type { AnyRow } from '../../schemas/returns/table.ts';
import type { ProblemPlace } from '../shared/reading/finding-list.ts';
import { shorten } from '../shared/reading/shorten.ts';
import type { TableRows } from '../shared/reading/table-rows.ts';

/** Where a row is in the upload, whose row it is, and what the named cells hold. */
export function placeOf(
  table: TableRows,
  row: number,
  fields: readonly string[],
): ProblemPlace & Pick<Finding, 'fields'> {
  const values = table.rows[row] ?? {};
  const line = table.lines[row];
  const child = values.CHILD;
  return {
    table: table.table.name,
    file: table.file,
    ...(line !== undefined && { line }),
    ...(typeof child === 'string' && { child: shorten(child) }),
    fields: fields.map((name) => ({ name, value: shownValue(table, row, values, name) })),
  };
}

function shownValue(table: TableRows, row: number, values: AnyRow, name: string): string | null {
  const value = values[name] ?? null;
  if (typeof value === 'string') return shorten(value);
  if (value === null) return null;
  if (Number.isNaN(value)) return table.foundText(row, name) ?? null;
  return table.table.columns[name]?.kind === 'day' ? formatDay(value) : String(value);
}
