import type { AnyRow, Value } from '../../../table.ts';

const NO_ROWS: readonly never[] = [];

/** Rows that have a value in common with another row. Rows without the value are excluded. */
export function rowsThatShare<R extends AnyRow>(
  rows: readonly R[],
  cellOf: (row: R) => Value,
): readonly R[] {
  const seen = new Set<Value>();
  const shared = new Set<Value>();
  for (const row of rows) {
    const value = cellOf(row);
    if (value !== null && seen.has(value)) shared.add(value);
    seen.add(value);
  }
  return shared.size === 0 ? NO_ROWS : rows.filter((row) => shared.has(cellOf(row)));
}
