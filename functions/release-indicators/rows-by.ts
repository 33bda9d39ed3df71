import type { ResultRow } from '../shared/ports/query-engine.ts';

export type Rows = AsyncIterable<readonly ResultRow[]>;

/** The rows of every source that agree in one column. */
export interface RowsOfOne {
  readonly value: string;
  readonly rows: ReadonlyMap<string, readonly ResultRow[]>;
}

/** Goes through sources that are each in order of a column, and gives the rows of one value of it after the other. */
export async function* rowsBy(
  column: string,
  sources: ReadonlyMap<string, Rows>,
): AsyncGenerator<RowsOfOne> {
  const cursors = [...sources].map(([name, rows]) => ({ name, groups: groupsOf(column, rows) }));
  const waiting = await Promise.all(
    cursors.map(async ({ name, groups }) => ({ name, groups, next: await groups.next() })),
  );
  try {
    for (;;) {
      const values = waiting.flatMap(({ next }) => (next.done ? [] : [next.value.value]));
      if (values.length === 0) return;
      const value = values.reduce((least, other) => (other < least ? other : least));
      const rows = new Map<string, readonly ResultRow[]>();
      for (const source of waiting) {
        if (source.next.done || source.next.value.value !== value) continue;
        rows.set(source.name, source.next.value.rows);
        source.next = await source.groups.next();
      }
      yield { value, rows };
    }
  } finally {
    // Where one source fails or nobody wants the rest, the engine need not finish the others.
    await Promise.all(waiting.map(({ groups }) => groups.return(undefined)));
  }
}

async function* groupsOf(
  column: string,
  source: Rows,
): AsyncGenerator<{ readonly value: string; readonly rows: readonly ResultRow[] }, undefined> {
  let value = '';
  let rows: ResultRow[] = [];
  for await (const piece of source) {
    for (const row of piece) {
      const next = String(row[column]);
      if (rows.length > 0 && next !== value) {
        yield { value, rows };
        rows = [];
      }
      value = next;
      rows.push(row);
    }
  }
  if (rows.length > 0) yield { value, rows };
}
