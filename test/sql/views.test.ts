import { describe, expect, it } from 'vitest';
import { comparable, repeatedKeys } from './support/compare-case.ts';
import { openViewWorld } from './support/view-world.ts';

const world = await openViewWorld();

for (const view of world.views.values()) {
  describe(view.name, () => {
    it.for(view.cases.map((given) => [given.name, given] as const))('%s', async ([, given]) => {
      const outcome = await world.run(view, given);

      expect(outcome.columns).toEqual(view.columns.map(({ name, type }) => ({ name, type })));
      expect(comparable(outcome.rows, given.expect)).toEqual(
        comparable(given.expect, given.expect),
      );
      expect(repeatedKeys(outcome.rows, view.key)).toEqual([]);
    });
  });
}
