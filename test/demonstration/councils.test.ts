import { describe, expect, it } from 'vitest';
import { COUNCILS } from '../../infra/local/demonstration/councils.ts';
import { makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import { inYear } from '../../infra/local/demonstration/options.ts';
import { isBlockingRule } from '../../schemas/returns/ssda903/index.ts';
import { countUnsettled } from './count-changes.ts';
import { check, failedRules, textsOf } from './read-return.ts';

const TWO_POINTS = 0.02;

describe.each(COUNCILS)('the invented returns of $name', (council) => {
  const returns = makeReturns({ ...council, mistakes: false });

  describe.each([...council.years])('of %i', (year) => {
    const files = returns[year] ?? [];
    const counts = countUnsettled(files, year);

    it('keep every rule of their year, with no cell out of shape', () => {
      const checked = check(files, year);
      expect(failedRules(checked)).toEqual({});
      expect(checked.shape).toEqual([]);
      expect(checked.outcomes.filter(({ state }) => state !== 'passed')).toEqual([]);
    });

    it('have as many children in care on 31 March as were published', () => {
      expect(counts.children).toBe(inYear(council.children, year));
    });

    it('come within two percentage points of the published shares', () => {
      const moved = counts.placements3Plus / counts.children;
      const changed = counts.socialWorkers3Plus / counts.children;
      expect(Math.abs(moved - inYear(council.placements3PlusShare, year))).toBeLessThan(TWO_POINTS);
      expect(Math.abs(changed - inYear(council.socialWorkers3PlusShare, year))).toBeLessThan(
        TWO_POINTS,
      );
    });

    it('name a social worker for every child in care on 31 March', () => {
      expect(counts.withoutWorker).toBe(0);
    });
  });

  it('can carry eleven mistakes of five kinds in the last year, which may be accepted with a reason', () => {
    const spoiled = makeReturns({ ...council, mistakes: true });
    const failed = failedRules(check(spoiled[2025] ?? [], 2025));
    expect(failed).toEqual({ 222: 2, 225: 3, 504: 2, 526: 2, SW10STG2: 2 });
    expect(Object.keys(failed).filter(isBlockingRule)).toEqual([]);
    expect(textsOf(spoiled[2024])).toEqual(textsOf(returns[2024]));
    expect(countUnsettled(spoiled[2025] ?? [], 2025)).toEqual(
      countUnsettled(returns[2025] ?? [], 2025),
    );
  });
});
