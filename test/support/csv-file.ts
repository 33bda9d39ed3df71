import { csvColumns } from '../../schemas/returns/recognise-table.ts';
import type { ExampleRow } from '../../schemas/returns/rule.ts';
import { TABLES, type TableName } from '../../schemas/returns/ssda903/tables.ts';

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** The name and the text of a CSV file of one table, with all its columns. */
export function csvFile(
  table: TableName,
  rows: readonly ExampleRow[],
): readonly [name: string, text: string] {
  const columns = csvColumns(TABLES[table]);
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
  return [`${table}.csv`, [columns.join(','), ...lines, ''].join('\r\n')];
}
