import { type Positions, rowReader } from './read-row.ts';
import type { AnyRow, Table } from './table.ts';
import type { CellIssue, TypedTable } from './typed-table.ts';

/** Reads all records of one table at once, for examples and tests. Large files are read row by row with `rowReader`. */
export function readTable(
  table: Table,
  year: number,
  records: readonly (readonly string[])[],
  positions: Positions,
): TypedTable {
  const read = rowReader(table, year, positions);
  const rows: AnyRow[] = [];
  const problems: CellIssue[] = [];
  for (const record of records) {
    const { row, problems: faults } = read.record(record);
    for (const fault of faults) problems.push({ ...fault, row: rows.length });
    rows.push(row);
  }
  const missingColumns = Object.keys(table.columns).filter((name) => positions[name] === undefined);
  return { rows, problems, missingColumns };
}
