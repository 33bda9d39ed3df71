import { describe, expect, it } from 'vitest';
import { makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import type { CouncilOptions } from '../../infra/local/demonstration/options.ts';
import { csvColumns } from '../../schemas/returns/recognise-table.ts';
import { tablesOf } from '../../schemas/returns/return.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { readFile, rowsOf, textsOf } from './read-return.ts';

const TOWN: CouncilOptions = {
  laCode: '823',
  years: [2024, 2025],
  children: 240,
  placements3PlusShare: 0.1,
  socialWorkers3PlusShare: 0.25,
  seed: 7,
};
const returns = makeReturns(TOWN);
const in2024 = returns[2024] ?? [];
const in2025 = returns[2025] ?? [];
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('the files of an invented return', () => {
  it('are the same to the byte when made again', () => {
    const again = makeReturns(TOWN);
    expect(textsOf(again[2024])).toEqual(textsOf(in2024));
    expect(textsOf(again[2025])).toEqual(textsOf(in2025));
  });

  it('differ for another seed', () => {
    const other = makeReturns({ ...TOWN, seed: 8 });
    expect(textsOf(other[2025])).not.toEqual(textsOf(in2025));
  });

  it.each([2024, 2025])('include every table of %i with its exact columns', (year) => {
    const headings = (returns[year] ?? []).map(({ bytes }) => text(bytes).split('\r\n')[0]);
    expect(headings.toSorted()).toEqual(
      tablesOf(SSDA903, year)
        .map((table) => csvColumns(table).join(','))
        .toSorted(),
    );
  });

  it('end every line with CR LF and have the same number of cells in every line', () => {
    for (const { bytes } of [...in2024, ...in2025]) {
      const lines = text(bytes).split('\r\n');
      expect(lines.at(-1)).toBe('');
      const widths = new Set(lines.slice(0, -1).map((line) => line.split(',').length));
      expect(widths.size).toBe(1);
      expect(text(bytes)).not.toMatch(/[^\r]\n|\r[^\n]/);
    }
  });

  it.each([
    { year: 2024, column: 'SEX', table: 'Header', codes: ['1', '2'], why: 'digits to 2023-24' },
    { year: 2025, column: 'SEX', table: 'Header', codes: ['F', 'M'], why: 'letters since' },
    { year: 2024, column: 'SEX', table: 'UASC', codes: ['1', '2'], why: 'as in the header' },
  ] as const)(
    'use the codes $codes for $column of $table in $year: $why',
    ({ year, column, table, codes }) => {
      const used = new Set(rowsOf(returns[year] ?? [], table).map((row) => row[column] ?? ''));
      expect([...used].toSorted()).toEqual(codes);
    },
  );

  it('use H5 only until supported accommodation became K3 on 28 October 2023', () => {
    const places = (year: number) => rowsOf(returns[year] ?? [], 'Episodes');
    const before = places(2024).filter(({ PLACE }) => PLACE === 'H5');
    expect(before.length).toBeGreaterThan(0);
    expect(before.filter(({ DEC }) => DEC === '')).toEqual([]);
    expect(places(2025).filter(({ PLACE }) => PLACE === 'H5')).toEqual([]);
    expect(places(2025).some(({ PLACE }) => PLACE === 'K3')).toBe(true);
  });

  it('identify no real person: ids and postcodes are of kinds that are not in use', () => {
    const episodes = rowsOf(in2025, 'Episodes');
    const workers = rowsOf(in2025, 'SWEpisodes');
    const posts = episodes.flatMap(({ HOME_POST = '', PL_POST = '' }) => [HOME_POST, PL_POST]);
    expect(episodes.filter(({ CHILD = '' }) => !/^D823\d{6}$/.test(CHILD))).toEqual([]);
    expect(workers.filter(({ SW_ID = '' }) => !/^XX823\d{4}$/.test(SW_ID))).toEqual([]);
    expect(posts.filter((post) => post !== '' && !post.startsWith('ZZ'))).toEqual([]);
  });

  it.each([2022, 2028])('cannot be made for %i, whose codes are not supported', (year) => {
    expect(() => makeReturns({ ...TOWN, years: [year] })).toThrow(RangeError);
  });

  it('are recognised by their columns', () => {
    expect(readFile(in2025, 'SWEpisodes').isSent).toBe(true);
    expect(readFile(in2025, 'DoLo').isSent).toBe(false);
  });
});
