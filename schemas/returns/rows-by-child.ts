import type { AnyRow, Table, Value } from './table.ts';

/** The rows of each child by its identifier, in order of start; rows without an identifier belong to none. */
export type RowsByChild = ReadonlyMap<string, readonly AnyRow[]>;

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

function inOrder(rows: readonly AnyRow[], start: string, end: string): readonly AnyRow[] {
  if (rows.length === 1) return rows;
  const compare = (one: AnyRow, other: AnyRow): number => {
    const startOne = placeOf(one, start, end);
    const startOther = placeOf(other, start, end);
    if (startOne !== startOther) return startOne < startOther ? -1 : 1;
    const endOne = readable(one[end]) ?? LAST;
    const endOther = readable(other[end]) ?? LAST;
    return endOne === endOther ? byText(one, other) : endOne - endOther;
  };
  return [...rows].sort(compare);
}

/** Groups rows by child. Rows with the same start are in order of their end, an open one last. */
export function rowsByChild(rows: readonly AnyRow[], shape: Table): RowsByChild {
  const children = new Map<string, AnyRow[]>();
  for (const row of rows) {
    const child = row.CHILD;
    if (typeof child !== 'string') continue;
    const known = children.get(child);
    if (known === undefined) children.set(child, [row]);
    else known.push(row);
  }
  const { spell } = shape;
  if (spell === undefined) return children;
  return new Map(Array.from(children, ([id, own]) => [id, inOrder(own, spell.start, spell.end)]));
}
