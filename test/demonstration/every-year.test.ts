import { describe, expect, it } from 'vitest';
import { makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import { FIRST_YEAR, LAST_YEAR } from '../../schemas/returns/ssda903/years.ts';
import { inventedReference } from './invented-reference.ts';
import { check, failedRules, rowsOf } from './read-return.ts';

const TOWN = {
  laCode: '823',
  years: [2023, 2024, 2025, 2026, 2027],
  children: 400,
  placements3PlusShare: 0.1,
  socialWorkers3PlusShare: 0.25,
  seed: 'every year',
};
const returns = makeReturns(TOWN);
const referenceData = inventedReference(TOWN);

describe('the returns of one invented town over many years', () => {
  it('cover every year that has rules', () => {
    expect([TOWN.years[0], TOWN.years.at(-1)]).toEqual([FIRST_YEAR, LAST_YEAR]);
  });

  it.each(TOWN.years)('pass every rule of %i, checked with last year’s return', (year) => {
    const checked = check(returns[year] ?? [], year, {
      lastYear: returns[year - 1],
      referenceData,
    });
    expect(failedRules(checked)).toEqual({});
    expect(checked.shape).toEqual([]);
  });

  it('use the code of the year for other placements', () => {
    const others = (year: number) => {
      const places = rowsOf(returns[year] ?? [], 'Episodes').map(({ PLACE = '' }) => PLACE);
      return [...new Set(places.filter((place) => place.startsWith('Z')))];
    };
    expect([others(2025), others(2026)]).toEqual([['Z1'], ['Z11']]);
  });

  it.each(['UASC', 'OC3', 'AD1', 'PlacedAdoption', 'PrevPerm', 'Missing', 'DoLo'] as const)(
    'have children in %s in the last year',
    (table) => {
      expect(rowsOf(returns[2027] ?? [], table).length).toBeGreaterThan(1);
    },
  );

  it('repeat a reversed decision for adoption once, in the year of the reversal', () => {
    const reversed = TOWN.years.flatMap((year) =>
      rowsOf(returns[year] ?? [], 'PlacedAdoption').filter((row) => row.DATE_PLACED_CEASED !== ''),
    );
    expect(reversed.length).toBeGreaterThan(1);
    expect(new Set(reversed.map(({ CHILD }) => CHILD)).size).toBe(reversed.length);
  });
});
