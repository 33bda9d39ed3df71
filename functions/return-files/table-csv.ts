import { stringify } from 'csv-stringify/sync';
import { formatDay } from '../../schemas/returns/days.ts';
import { csvColumns } from '../../schemas/returns/recognise-table.ts';
import { Conflict } from '../shared/errors.ts';
import { withGuard } from '../shared/reading/formula-guard.ts';
import type { TableRows } from '../shared/reading/table-rows.ts';

/**
 * The rows of a table as a CSV file that reads back as the same rows: all columns in the order of the specification, with
 * unreadable cells as they were sent. UTF-8 with a byte order mark, CRLF. A cell that a spreadsheet would run as a formula
 * starts with an apostrophe, which readers of returns ignore. Throws `Conflict` when an unreadable cell was not kept.
 */
export function tableCsv(table: TableRows): string {
  const columns = csvColumns(table.table);
  const rows = table.rows.map((_, row) =>
    columns.map((name) => withGuard(cellText(table, row, name))),
  );
  return stringify([[...columns], ...rows], {
    bom: true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
  });
}

function cellText(table: TableRows, row: number, name: string): string {
  const value = table.rows[row]?.[name] ?? null;
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (Number.isNaN(value)) return unreadableText(table, row, name);
  return table.table.columns[name]?.kind === 'day' ? formatDay(value) : String(value);
}

function unreadableText(table: TableRows, row: number, name: string): string {
  const text = table.sentText(row, name);
  if (text !== undefined) return text;
  throw new Conflict(
    'Too many values of this table cannot be read, so it cannot be downloaded. Fix the file that you sent.',
  );
}
