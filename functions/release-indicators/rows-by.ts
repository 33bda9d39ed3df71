import type { ResultRow } from '../shared/ports/query-engine.ts';

export type Rows = AsyncIterable<readonly ResultRow[]>;

/** The rows of every source with the same value in one column. */
export interface RowsOfOne {
  readonly value: string;
  readonly rows: ReadonlyMap<string, readonly ResultRow[]>;
}

/**
 * Merges sources that are sorted by a column, and yields the rows of each value in turn. While the caller uses the rows of
 * one value, the next are fetched.
 */
export async function* rowsBy(
  column: string,
  sources: ReadonlyMap<string, Rows>,
): AsyncGenerator<RowsOfOne> {
  const waiting = [...sources].map(([name, rows]) => fetchNext(name, groupsOf(column, rows)));
  try {
    for (;;) {
      const groups = await Promise.all(waiting.map(({ next }) => next));
      const values = groups.flatMap((group) => (group.done ? [] : [group.value.value]));
      if (values.length === 0) return;
      const value = values.reduce((least, other) => (other < least ? other : least));
      const rows = new Map<string, readonly ResultRow[]>();
      for (const [at, group] of groups.entries()) {
        const source = waiting[at];
        if (source === undefined || group.done || group.value.value !== value) continue;
        rows.set(source.name, group.value.rows);
        waiting[at] = fetchNext(source.name, source.groups);
      }
      yield { value, rows };
    }
  } finally {
    // When a source fails or the caller stops early, the engine can cancel the other queries.
    await Promise.allSettled(waiting.map(({ groups }) => groups.return(undefined)));
  }
}

type Groups = AsyncGenerator<
  { readonly value: string; readonly rows: readonly ResultRow[] },
  undefined
>;

function fetchNext(name: string, groups: Groups) {
  const next = groups.next();
  // The consumer that awaits `next` receives the error. Until then it must not count as an unhandled rejection.
  next.catch(() => {});
  return { name, groups, next };
}

async function* groupsOf(column: string, source: Rows): Groups {
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
