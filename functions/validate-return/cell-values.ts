import type { Finding } from '../../schemas/api/findings.ts';
import { formatDay } from '../../schemas/returns/days.ts';
import type { ProblemPlace } from '../shared/reading/finding-list.ts';
import { shorten } from '../shared/reading/shorten.ts';
import type { TableRows } from '../shared/reading/table-rows.ts';

/** Where a row is in the upload, which child it is about, and the values of the named cells. */
export function placeOf(
  table: TableRows,
  row: number,
  fields: readonly string[],
): ProblemPlace & Pick<Finding, 'fields'> {
  const { CHILD: child } = table.rows[row] ?? {};
  const line = table.lines[row];
  const at = table.placeOf?.(row, fields[0] ?? '');
  const start = startOf(table, row);
  return {
    table: table.table.name,
    file: table.file,
    ...(line !== undefined && { line }),
    ...at,
    row: row + 1,
    ...(start !== null && { start }),
    ...(typeof child === 'string' && { child: shorten(child) }),
    fields: fields.map((name) => ({ name, value: shownValue(table, row, name) })),
  };
}

/** The row's date, in a table with several rows per child. */
function startOf(table: TableRows, row: number): string | null {
  const column = table.table.essential.find((name) => name !== 'CHILD');
  return column === undefined ? null : shownValue(table, row, column);
}

/** The value of a cell as text; null when it is blank. For an unreadable cell, the text that was sent. */
export function shownValue(table: TableRows, row: number, name: string): string | null {
  const value = table.rows[row]?.[name] ?? null;
  if (typeof value === 'string') return shorten(value);
  if (value === null) return null;
  if (Number.isNaN(value)) return table.foundText(row, name) ?? null;
  return table.table.columns[name]?.kind === 'day' ? formatDay(value) : String(value);
}
