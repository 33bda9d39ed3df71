import type { AnyRow } from '../../../table.ts';

const NO_ROWS: readonly AnyRow[] = [];

/** Each row that is contradicted by rows of another table, followed by those rows. */
export function conflicts<R extends AnyRow>(
  rows: readonly R[],
  contradicting: (row: R) => readonly AnyRow[],
): readonly AnyRow[] {
  let found: AnyRow[] | undefined;
  for (const row of rows) {
    const others = contradicting(row);
    if (others.length === 0) continue;
    found ??= [];
    found.push(row, ...others);
  }
  return found ?? NO_ROWS;
}
