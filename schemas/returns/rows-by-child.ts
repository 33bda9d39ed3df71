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

/** Rows by child, those of each child as they came; rows without an identifier belong to no child. */
export function rowsByChild(rows: readonly AnyRow[]): Map<string, readonly AnyRow[]> {
  const children = new Map<string, readonly AnyRow[]>();
  // A file mostly has a child's rows together: a run of them is cut out at once.
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const id = rows[from]?.CHILD;
    for (to = from + 1; to < rows.length && rows[to]?.CHILD === id; to += 1);
    if (typeof id !== 'string') continue;
    const known = children.get(id);
    const run = rows.slice(from, to);
    children.set(id, known === undefined ? run : [...known, ...run]);
  }
  return children;
}
