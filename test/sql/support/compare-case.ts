import type { CaseRow } from '../../../infra/sidecars/sidecar.ts';

/** Rows with only the columns of the case, doubles rounded to four places, in sorted order. */
export function comparable(
  rows: readonly Readonly<Record<string, unknown>>[],
  expected: readonly CaseRow[],
): readonly string[] {
  const columns = [...new Set(expected.flatMap((row) => Object.keys(row)))].sort();
  return rows
    .map((row) => JSON.stringify(columns.map((column) => [column, rounded(row[column])])))
    .sort();
}

const rounded = (cell: unknown): unknown =>
  typeof cell === 'number' ? Math.round(cell * 10_000) / 10_000 : cell;

/** Keys that have a null or occur in more than one row. */
export function repeatedKeys(
  rows: readonly Readonly<Record<string, unknown>>[],
  key: readonly string[],
): readonly unknown[] {
  if (key.length === 0) return [];
  const keys = rows.map((row) => key.map((column) => row[column] ?? null));
  const seen = new Set<string>();
  return keys.filter((cells) => {
    const text = JSON.stringify(cells);
    const isBad = cells.includes(null) || seen.has(text);
    seen.add(text);
    return isBad;
  });
}
