import type { AnyRow, Table, Value } from './table.ts';

const LAST = Number.POSITIVE_INFINITY;

const readable = (value: Value | undefined): number | undefined =>
  typeof value === 'number' && !Number.isNaN(value) ? value : undefined;

/** A row whose start cannot be read stands just before its end, or last when neither can be read. */
function placeOf(row: AnyRow, start: string, end: string): number {
  return readable(row[start]) ?? (readable(row[end]) ?? LAST) - 0.5;
}

/** Settles ties by what the rows say, so that the order of the file never matters. */
function byText(one: AnyRow, other: AnyRow): number {
  const [textOne, textOther] = [Object.values(one).join(), Object.values(other).join()];
  if (textOne === textOther) return 0;
  return textOne < textOther ? -1 : 1;
}

/** True when every row starts after the one before it, as most files have them. */
function isInOrder(rows: readonly AnyRow[], start: string): boolean {
  let previous = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const at = row[start];
    if (typeof at !== 'number' || !(at > previous)) return false;
    previous = at;
  }
  return true;
}

/** Rows of one child in order of start; those with the same start in order of their end, an open one last. */
export function inOrder(rows: readonly AnyRow[], { spell }: Table): readonly AnyRow[] {
  if (rows.length === 1) return rows;
  if (spell === undefined) return [...rows].sort(byText);
  const { start, end } = spell;
  if (isInOrder(rows, start)) return rows;
  const compare = (one: AnyRow, other: AnyRow): number => {
    const startOne = placeOf(one, start, end);
    const startOther = placeOf(other, start, end);
    if (startOne !== startOther) return startOne < startOther ? -1 : 1;
    const endOne = readable(one[end]) ?? LAST;
    const endOther = readable(other[end]) ?? LAST;
    if (endOne === endOther) return byText(one, other);
    return endOne < endOther ? -1 : 1;
  };
  return [...rows].sort(compare);
}

/** The rows of a table in runs that belong to one child, as a file mostly has them; rows without an identifier belong to no child. */
export function* runsOfChildren(
  rows: readonly AnyRow[],
): Iterable<readonly [id: string, run: readonly AnyRow[]]> {
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const id = rows[from]?.CHILD;
    for (to = from + 1; to < rows.length && rows[to]?.CHILD === id; to += 1);
    if (typeof id === 'string') yield [id, rows.slice(from, to)];
  }
}
