import { describe, expect, it } from 'vitest';
import { DEMONSTRATION_COUNCILS } from '../../infra/local/demonstration/councils.ts';
import { makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import type { ReturnFile } from '../../infra/local/demonstration/write-returns.ts';
import { parseDay, windowOf } from '../../schemas/returns/days.ts';
import type { TableName } from '../../schemas/returns/ssda903/tables.ts';
import { rowsOf, type TextRow } from './read-return.ts';

interface Case {
  readonly table: TableName;
  readonly key: readonly string[];
  readonly start: string;
  readonly end: string;
  /** Columns that are blank while the row is open. */
  readonly later: readonly string[];
}

const CASES: readonly Case[] = [
  {
    table: 'Episodes',
    key: ['CHILD', 'DECOM'],
    start: 'DECOM',
    end: 'DEC',
    later: ['DEC', 'REC', 'REASON_PLACE_CHANGE'],
  },
  {
    table: 'SWEpisodes',
    key: ['CHILD', 'SW_DECOM', 'SW_ID'],
    start: 'SW_DECOM',
    end: 'SW_DEC',
    later: ['SW_DEC'],
  },
  {
    table: 'Missing',
    key: ['CHILD', 'MIS_START'],
    start: 'MIS_START',
    end: 'MIS_END',
    later: ['MIS_END'],
  },
];

const { yearStart } = windowOf(2025);

function keyed(files: readonly ReturnFile[], { table, key }: Case): Map<string, TextRow> {
  const keyOf = (row: TextRow) => key.map((column) => row[column]).join(' ');
  return new Map(rowsOf(files, table).map((row) => [keyOf(row), row]));
}

function without(row: TextRow | undefined, columns: readonly string[]) {
  return Object.entries(row ?? {}).filter(([column]) => !columns.includes(column));
}

describe.each(DEMONSTRATION_COUNCILS)('the two years of $name', (council) => {
  const returns = makeReturns({ ...council, mistakes: false });
  const first = returns[2024] ?? [];
  const second = returns[2025] ?? [];
  const stillHere = new Set(rowsOf(second, 'SWEpisodes').map(({ CHILD }) => CHILD));

  it.each(CASES)('both have every row of $table that was open on the first 31 March', (rule) => {
    const later = keyed(second, rule);
    const open = [...keyed(first, rule)].filter(([, row]) => {
      const isSentAgain = rule.table !== 'SWEpisodes' || stillHere.has(row.CHILD);
      return row[rule.end] === '' && isSentAgain;
    });
    const changed = open.filter(([key, row]) => {
      const now = without(later.get(key), rule.later);
      return JSON.stringify(now) !== JSON.stringify(without(row, rule.later));
    });
    expect(changed).toEqual([]);
  });

  it.each(CASES)('both have every row of $table that began before the second year', (rule) => {
    const earlier = keyed(first, rule);
    const before = [...keyed(second, rule)].filter(
      ([, row]) => (parseDay(row[rule.start] ?? '') ?? 0) < yearStart,
    );
    const known = new Set([...earlier.values()].map(({ CHILD }) => CHILD));
    const unknown = before.filter(([key, row]) => known.has(row.CHILD) && !earlier.has(key));
    expect(unknown).toEqual([]);
  });

  it('agree on a child’s date of birth, ethnic group and sex', () => {
    const letters: Record<string, string> = { 1: 'M', 2: 'F' };
    const person = ({ CHILD, DOB, ETHNIC, SEX = '' }: TextRow) =>
      [CHILD, DOB, ETHNIC, letters[SEX] ?? SEX].join(' ');
    const later = new Map(rowsOf(second, 'Header').map((row) => [row.CHILD, person(row)]));
    const both = rowsOf(first, 'Header').filter(({ CHILD }) => later.has(CHILD));
    expect(both.length).toBeGreaterThan(100);
    expect(both.filter((row) => later.get(row.CHILD) !== person(row))).toEqual([]);
  });
});
