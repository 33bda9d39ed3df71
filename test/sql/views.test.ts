import { describe, expect, it } from 'vitest';
import type { CaseRow } from './support/sidecar.ts';
import { type Outcome, openViewWorld } from './support/view-world.ts';

const world = await openViewWorld();

for (const view of world.views.values()) {
  describe(view.name, () => {
    it.for(view.cases.map((given) => [given.name, given] as const))('%s', async ([, given]) => {
      const outcome = await world.run(view, given);

      expect(outcome.columns).toEqual(view.columns.map(({ name, type }) => ({ name, type })));
      expect(comparable(outcome.rows, given.expect)).toEqual(
        comparable(given.expect, given.expect),
      );
      expect(repeatedKeys(outcome, view.key)).toEqual([]);
    });
  });
}

/** Rows cut to the columns that the case speaks of, doubles to four places, in an order of their own. */
function comparable(rows: Outcome['rows'], expected: readonly CaseRow[]): readonly string[] {
  const columns = [...new Set(expected.flatMap((row) => Object.keys(row)))].sort();
  return rows
    .map((row) => JSON.stringify(columns.map((column) => [column, rounded(row[column])])))
    .sort();
}

const rounded = (cell: unknown): unknown =>
  typeof cell === 'number' ? Math.round(cell * 10_000) / 10_000 : cell;

function repeatedKeys({ rows }: Outcome, key: readonly string[]): readonly unknown[] {
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
