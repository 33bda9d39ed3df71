import { ChildRows } from './child-rows.ts';
import type { AnyRow, Table, Value } from './table.ts';

type Spell = NonNullable<Table['spell']>;

const LAST = Number.POSITIVE_INFINITY;

const readable = (value: Value | undefined): number | undefined =>
  typeof value === 'number' && !Number.isNaN(value) ? value : undefined;

/** A row whose start cannot be read is placed just before its end, or last when neither can be read. */
function placeOf(row: AnyRow, start: string, end: string): number {
  return readable(row[start]) ?? (readable(row[end]) ?? LAST) - 0.5;
}

/** Breaks ties by the text of the rows, so that the order of the file does not matter. */
function byText(one: AnyRow, other: AnyRow): number {
  const [textOne, textOther] = [Object.values(one).join(), Object.values(other).join()];
  if (textOne === textOther) return 0;
  return textOne < textOther ? -1 : 1;
}

/** True when every row starts after the previous one, as in most files. */
function isInOrder(rows: readonly AnyRow[], start: string): boolean {
  let previous = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const at = row[start];
    if (typeof at !== 'number' || !(at > previous)) return false;
    previous = at;
  }
  return true;
}

/**
 * Rows of a child whose place in the order is not known: those without a readable start. All of them, when one has an
 * unreadable end as well.
 */
function withoutPlace(rows: readonly AnyRow[], { start, end }: Spell): ReadonlySet<AnyRow> {
  const lost = rows.filter((row) => readable(row[start]) === undefined);
  const isAnywhere = ({ [end]: at }: AnyRow): boolean => typeof at === 'number' && Number.isNaN(at);
  return new Set(lost.some(isAnywhere) ? rows : lost);
}

/** The rows of one child in order of start, then of end, open rows last. */
export function childRows(rows: readonly AnyRow[], { spell }: Table): ChildRows {
  if (rows.length === 1) return new ChildRows(rows);
  if (spell === undefined) return new ChildRows([...rows].sort(byText));
  if (isInOrder(rows, spell.start)) return new ChildRows(rows);
  return new ChildRows(inOrder(rows, spell), withoutPlace(rows, spell));
}

function inOrder(rows: readonly AnyRow[], { start, end }: Spell): readonly AnyRow[] {
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

/**
 * Consecutive rows of the same child. Most files have all rows of a child together. Rows without an identifier are
 * omitted.
 */
export function* runsOfChildren(
  rows: readonly AnyRow[],
): Iterable<readonly [id: string, run: readonly AnyRow[]]> {
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const id = rows[from]?.CHILD;
    for (to = from + 1; to < rows.length && rows[to]?.CHILD === id; to += 1);
    if (typeof id === 'string') yield [id, rows.slice(from, to)];
  }
}
