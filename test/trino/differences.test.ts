import { describe, expect, it } from 'vitest';
import { describeDifferences, differencesOf } from './support/differences.ts';

const VIEW = { name: 'rates', key: ['la_code', 'year'] };
const ROW = { la_code: '823', year: 2025, rate: 0.25, name: 'a' };

describe('the answers of two engines to one view', () => {
  it.each([
    { trino: [ROW], why: 'the same row' },
    { trino: [{ ...ROW, rate: 0.25 * (1 + 1e-12) }], why: 'a double whose last digits differ' },
  ])('count as equal: $why', ({ trino }) => {
    expect(differencesOf(VIEW, { duckdb: [ROW], trino })).toEqual([]);
  });

  it.each([
    { trino: [{ ...ROW, rate: 0.2500001 }], column: 'rate', why: 'a number' },
    { trino: [{ ...ROW, rate: null }], column: 'rate', why: 'null for a number' },
    { trino: [{ ...ROW, rate: '0.25' }], column: 'rate', why: 'text for a number' },
    { trino: [{ ...ROW, name: 'A' }], column: 'name', why: 'another letter' },
    { trino: [{ la_code: '823', year: 2025, rate: 0.25 }], column: 'name', why: 'no such column' },
    { trino: [], column: 'the whole row', why: 'no such row' },
    { trino: [ROW, ROW], column: 'the whole row', why: 'a row twice' },
  ])('differ, and key and column are reported: $why', ({ trino, column }) => {
    const [difference, ...more] = differencesOf(VIEW, { duckdb: [ROW], trino });

    expect(difference).toMatchObject({ view: 'rates', column });
    expect(difference?.key).toContain('la_code=823 year=2025');
    expect(more).toEqual([]);
  });

  it('are compared by all values if the view has no key', () => {
    const answers = { duckdb: [{ n: 1 }, { n: 1 }], trino: [{ n: 1 }, { n: 2 }] };

    expect(describeDifferences(differencesOf({ name: 'some', key: [] }, answers))).toBe(
      'some [n=1 (row 2 of this key)] the whole row: DuckDB "there", Trino "missing"\n' +
        'some [n=2] the whole row: DuckDB "missing", Trino "there"',
    );
  });
});
