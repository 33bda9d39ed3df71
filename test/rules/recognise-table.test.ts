import { describe, expect, it } from 'vitest';
import { csvColumns, recogniseAmong } from '../../schemas/returns/recognise-table.ts';
import { tablesOf } from '../../schemas/returns/return.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';

const recogniseTable = (headers: readonly string[], year: number) =>
  recogniseAmong(tablesOf(SSDA903, year), headers);

const EPISODES =
  'CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN';

interface Case {
  readonly why: string;
  readonly headers: string;
  readonly table: string | undefined;
  readonly missing?: string;
  readonly extra?: string;
  readonly essentialMissing?: string;
}

const CASES: readonly Case[] = [
  { why: 'exact columns', headers: EPISODES, table: 'Episodes' },
  {
    why: 'columns in any order',
    headers: EPISODES.split(' ').reverse().join(' '),
    table: 'Episodes',
  },
  { why: 'lower case', headers: EPISODES.toLowerCase(), table: 'Episodes' },
  { why: 'an extra column', headers: `${EPISODES} NOTES`, table: 'Episodes', extra: 'NOTES' },
  {
    why: 'a missing column that is only a finding',
    headers: EPISODES.replace(' URN', ''),
    table: 'Episodes',
    missing: 'URN',
  },
  {
    why: 'no start date: nothing can be read from it',
    headers: EPISODES.replace(' DECOM', ''),
    table: 'Episodes',
    missing: 'DECOM',
    essentialMissing: 'DECOM',
  },
  {
    why: 'no child identifier: nothing can be read from it',
    headers: EPISODES.replace('CHILD ', ''),
    table: 'Episodes',
    missing: 'CHILD',
    essentialMissing: 'CHILD',
  },
  { why: 'UASC looks much like a header', headers: 'CHILD SEX DOB DUC', table: 'UASC' },
  {
    why: 'a header without its optional columns',
    headers: 'CHILD SEX DOB ETHNIC UPN',
    table: 'Header',
    missing: 'MOTHER MC_DOB',
  },
  { why: 'columns that many tables share tell nothing', headers: 'CHILD DOB', table: undefined },
  { why: 'columns of something else', headers: 'NAME ADDRESS', table: undefined },
  { why: 'an empty first line', headers: '', table: undefined },
  {
    why: 'social worker episodes',
    headers: 'CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON',
    table: 'SWEpisodes',
  },
];

const list = (names: string | undefined): readonly string[] => names?.split(' ') ?? [];

describe('a table is known by its columns', () => {
  it.each(CASES)('$why', ({ headers, table, missing, extra, essentialMissing }) => {
    const found = recogniseTable(headers.split(' '), 2025);
    expect(found?.table.name).toBe(table);
    if (found === undefined) return;
    expect(found.missing).toEqual(list(missing));
    expect(found.extra).toEqual(list(extra));
    expect(found.essentialMissing).toEqual(list(essentialMissing));
    expect(found.alsoFits).toEqual([]);
  });

  it.each([2023, 2024, 2025, 2026, 2027])(
    'each table of %i is known by its own columns',
    (year) => {
      for (const table of tablesOf(SSDA903, year)) {
        const found = recogniseTable(csvColumns(table), year);
        expect(found?.table.name).toBe(table.name);
        expect(found?.missing).toEqual([]);
      }
    },
  );

  it.each([2023, 2024, 2025, 2026, 2027])(
    'each table of %i is still known when any one column is missing, or is known as none',
    (year) => {
      for (const table of tablesOf(SSDA903, year)) {
        const columns = csvColumns(table);
        for (const left of columns) {
          const found = recogniseTable(
            columns.filter((name) => name !== left),
            year,
          );
          expect([table.name, undefined], `${table.name} without ${left}`).toContain(
            found?.table.name,
          );
        }
      }
    },
  );

  it('spaces, quotes and a byte order mark around a name do not matter', () => {
    const found = recogniseTable(
      ['\uFEFF"child"', ' missing ', "'DOB'", 'Mis_Start', 'MIS_END '],
      2025,
    );
    expect(found?.table.name).toBe('Missing');
    expect(found?.positions).toEqual({ CHILD: 0, MISSING: 1, DOB: 2, MIS_START: 3, MIS_END: 4 });
  });

  it('a column name that occurs twice is reported, and its first position is used', () => {
    const found = recogniseTable(['CHILD', 'DOB', 'REVIEW', 'REVIEW', 'REVIEW_CODE'], 2025);
    expect(found?.repeated).toEqual(['REVIEW']);
    expect(found?.positions.REVIEW).toBe(2);
  });

  it('a file with the columns of two tables says which others it fits', () => {
    const both = ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE', 'MISSING', 'MIS_START', 'MIS_END'];
    const found = recogniseTable(both, 2025);
    expect(found?.table.name).toBe('Missing');
    expect(found?.alsoFits).toEqual(['Reviews']);
  });

  it('a table is not known before the year in which councils send it', () => {
    const headers = ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'];
    expect(recogniseTable(headers, 2023)).toBeUndefined();
    expect(recogniseTable(headers, 2024)?.table.name).toBe('SWEpisodes');
  });
});
