import { describe, expect, it } from 'vitest';
import {
  councilOf,
  makeLargeReturn,
  makeLargeReturns,
} from '../../infra/local/demonstration/make-large-return.ts';
import { inventedReference } from './invented-reference.ts';
import { check, failedRules, rowsOf, textsOf } from './read-return.ts';

const EPISODES = 3000;
const clean = makeLargeReturn({ episodes: EPISODES, spoiled: 0, seed: 1 });
const spoiled = makeLargeReturn({ episodes: EPISODES, spoiled: 0.02, seed: 1 });

describe('a large invented return', () => {
  it('has the requested number of episodes, exceeded by at most one child’s', () => {
    const rows = rowsOf(clean, 'Episodes').length;
    expect(rows).toBeGreaterThanOrEqual(EPISODES);
    expect(rows).toBeLessThan(EPISODES + 20);
  });

  it('passes every rule when nothing is spoiled', () => {
    const checked = check(clean, 2025);
    expect(failedRules(checked)).toEqual({});
    expect(checked.shape).toEqual([]);
  });

  it.each([2024, 2026, 2027])(
    'of %i agrees with last year’s return of the same children',
    (year) => {
      const options = { episodes: EPISODES, spoiled: 0, seed: 'pair', collectionYear: year };
      const { thisYear, lastYear } = makeLargeReturns(options);
      const referenceData = inventedReference(councilOf(options));
      expect(failedRules(check(thisYear, year, { lastYear, referenceData }))).toEqual({});
      expect(failedRules(check(lastYear, year - 1, { referenceData }))).toEqual({});
      const ids = (files: typeof thisYear) => rowsOf(files, 'Header').map(({ CHILD }) => CHILD);
      const again = new Set(ids(lastYear));
      expect(ids(thisYear).filter((child) => again.has(child)).length).toBeGreaterThan(
        EPISODES / 3,
      );
    },
  );

  it('has about the requested share of spoiled episodes, and a rule finds each of them', () => {
    const before = rowsOf(clean, 'Episodes').map((row) => JSON.stringify(row));
    const after = rowsOf(spoiled, 'Episodes');
    const changed = after.flatMap((row, at) => (JSON.stringify(row) === before[at] ? [] : [at]));
    const share = changed.length / after.length;
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.03);
    const { outcomes, shape } = check(spoiled, 2025);
    const pointed = [...outcomes.flatMap(({ failures }) => failures), ...shape];
    const found = new Set(
      pointed.filter(({ table }) => table === 'Episodes').map(({ row }) => row),
    );
    expect(changed.filter((at) => !found.has(at))).toEqual([]);
  });

  it('is the same to the byte when made again', () => {
    const again = makeLargeReturn({ episodes: EPISODES, spoiled: 0.02, seed: 1 });
    expect(textsOf(again)).toEqual(textsOf(spoiled));
  });
});
