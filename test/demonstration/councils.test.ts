import { describe, expect, it } from 'vitest';
import { DEMONSTRATION_COUNCILS } from '../../infra/local/demonstration/councils.ts';
import { makeCorrectedReturn, makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import { figureOfYear } from '../../infra/local/demonstration/options.ts';
import { isBlockingRule } from '../../schemas/returns/return.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { countUnsettled } from './count-changes.ts';
import { inventedReference } from './invented-reference.ts';
import { check, failedRules, reasonsToSkip, textsOf } from './read-return.ts';

const TWO_POINTS = 0.02;

describe.each(DEMONSTRATION_COUNCILS)('the invented returns of $name', (council) => {
  const returns = makeReturns({ ...council, mistakes: false });

  describe.each([...council.years])('of %i', (year) => {
    const files = returns[year] ?? [];
    const counts = countUnsettled(files, year);

    it('pass every rule of their year when checked alone', () => {
      const checked = check(files, year);
      expect(failedRules(checked)).toEqual({});
      expect(checked.shape).toEqual([]);
    });

    it('pass every rule when checked with last year’s return, postcodes and providers', () => {
      const lastYear = returns[year - 1];
      const checked = check(files, year, { lastYear, referenceData: inventedReference(council) });
      expect(failedRules(checked)).toEqual({});
      const reasons = ['The Header file has no column UASC.'];
      if (lastYear === undefined) reasons.unshift('Last year’s return is not held.');
      expect(reasonsToSkip(checked).toSorted()).toEqual(reasons.toSorted());
    });

    it('have the published number of children in care on 31 March', () => {
      expect(counts.children).toBe(figureOfYear(council.children, year));
    });

    it('have shares within two percentage points of the published ones', () => {
      const moved = counts.placements3Plus / counts.children;
      const changed = counts.socialWorkers3Plus / counts.children;
      expect(Math.abs(moved - figureOfYear(council.placements3PlusShare, year))).toBeLessThan(
        TWO_POINTS,
      );
      expect(Math.abs(changed - figureOfYear(council.socialWorkers3PlusShare, year))).toBeLessThan(
        TWO_POINTS,
      );
    });

    it('have a social worker for every child in care on 31 March', () => {
      expect(counts.withoutWorker).toBe(0);
    });
  });

  it('have eleven mistakes of five kinds in the last year on request, none of which blocks acceptance', () => {
    const spoiled = makeReturns({ ...council, mistakes: true });
    const failed = failedRules(check(spoiled[2025] ?? [], 2025, { lastYear: spoiled[2024] }));
    // Three weeks without a social worker break two rules.
    expect(failed).toEqual({ 222: 2, 225: 3, 504: 2, 526: 2, SW10STG2: 2, SW12STG2: 2 });
    expect(Object.keys(failed).filter((code) => isBlockingRule(SSDA903, code))).toEqual([]);
    expect(textsOf(spoiled[2024])).toEqual(textsOf(returns[2024]));
    expect(countUnsettled(spoiled[2025] ?? [], 2025)).toEqual(
      countUnsettled(returns[2025] ?? [], 2025),
    );
  });

  it('can be sent again with fewer mistakes, and with three children who had one worker fewer', () => {
    const corrected = makeCorrectedReturn(council);
    const failed = failedRules(check(corrected, 2025, { lastYear: returns[2024] }));
    expect(failed).toEqual({ SW10STG2: 2, SW12STG2: 2 });
    expect(countUnsettled(corrected, 2025)).not.toEqual(countUnsettled(returns[2025] ?? [], 2025));
  });
});
