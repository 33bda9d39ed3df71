import { describe, expect, it } from 'vitest';
import { DEMONSTRATION_COUNCILS } from '../../infra/local/demonstration/councils.ts';
import { makeReturns } from '../../infra/local/demonstration/make-returns.ts';
import type { ReturnFile } from '../../infra/local/demonstration/write-returns.ts';
import { ageOn, parseDay, windowOf } from '../../schemas/returns/days.ts';
import type { TableName } from '../../schemas/returns/ssda903/tables.ts';
import { byChild, rowsOf, type TextRow } from './read-return.ts';

const RETURNS = DEMONSTRATION_COUNCILS.flatMap((council) =>
  Object.entries(makeReturns({ ...council, mistakes: false })).map(([year, files]) => ({
    council: council.name,
    year: Number(year),
    files,
  })),
);

const day = (text: string | undefined) => parseDay(text ?? '') ?? Number.POSITIVE_INFINITY;
const childrenIn = (files: readonly ReturnFile[], table: TableName) =>
  new Set(rowsOf(files, table).map(({ CHILD = '' }) => CHILD));

/** The children with at least one episode that `answers` accepts. */
function having(files: readonly ReturnFile[], answers: (episode: TextRow) => boolean): Set<string> {
  const episodes = rowsOf(files, 'Episodes').filter(answers);
  return new Set(episodes.map(({ CHILD = '' }) => CHILD));
}

describe.each(RETURNS)('the invented children of $council in $year', ({ year, files }) => {
  const { yearStart, yearEnd } = windowOf(year);
  const episodes = rowsOf(files, 'Episodes');

  it.each([
    {
      table: 'AD1',
      why: 'every child adopted in the year, and no other, has details of the adoption',
      children: having(files, ({ REC = '' }) => /^E1[12]$/.test(REC)),
    },
    {
      table: 'PrevPerm',
      why: 'every child who started to be looked after in the year is asked about earlier orders',
      children: having(files, ({ RNE, DECOM }) => RNE === 'S' && day(DECOM) >= yearStart),
    },
    {
      table: 'SWEpisodes',
      why: 'social workers are sent for the children in care on 31 March',
      children: having(files, ({ DEC }) => DEC === ''),
    },
  ] as const)('are in $table exactly when they should be: $why', ({ table, children }) => {
    expect(childrenIn(files, table)).toEqual(children);
  });

  it('have health data exactly when they were in care for the whole year', () => {
    const all = [...byChild(episodes)].filter(([, rows]) => {
      const isThere = rows.some(({ DEC }) => DEC === '');
      const hasBroken = rows.some(
        ({ RNE, DECOM, REC = '', LS }) =>
          (RNE === 'S' && day(DECOM) > yearStart) || /^E/.test(REC) || LS === 'V3',
      );
      return isThere && !hasBroken;
    });
    expect(childrenIn(files, 'OC2')).toEqual(new Set(all.map(([child]) => child)));
  });

  it('have one header row each, and an episode or a care leaver row', () => {
    const header = rowsOf(files, 'Header').map(({ CHILD }) => CHILD);
    const known = new Set([...childrenIn(files, 'Episodes'), ...childrenIn(files, 'OC3')]);
    expect(header.length).toBe(new Set(header).size);
    expect(new Set(header)).toEqual(known);
  });

  it('go missing only from a placement that lasted until they returned', () => {
    const held = byChild(episodes);
    const astray = rowsOf(files, 'Missing').filter(({ CHILD = '', MIS_START, MIS_END }) =>
      (held.get(CHILD) ?? []).every(
        ({ DECOM, DEC }) =>
          day(DECOM) > day(MIS_START) || day(DEC) < Math.min(day(MIS_END), yearEnd),
      ),
    );
    expect(astray).toEqual([]);
  });

  it('take part in reviews from their fourth birthday', () => {
    const wrong = rowsOf(files, 'Reviews').filter(
      ({ DOB, REVIEW, REVIEW_CODE }) =>
        ageOn(day(DOB), day(REVIEW)) < 4 !== (REVIEW_CODE === 'PN0'),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    { why: 'a stay in hospital or on holiday', answers: ({ PLACE = '' }) => /^T/.test(PLACE) },
    { why: 'short breaks', answers: ({ LS }) => LS === 'V3' },
    { why: 'a placement for adoption', answers: ({ PLACE = '' }) => /^A[56]$/.test(PLACE) },
    { why: 'a change of status and home on one day', answers: ({ RNE }) => RNE === 'B' },
    { why: 'the same carer under another heading', answers: ({ RNE }) => RNE === 'T' },
    { why: 'a return home', answers: ({ REC }) => REC === 'E4A' },
  ] satisfies { why: string; answers: (episode: TextRow) => boolean }[])(
    'include what happens to real children: $why',
    ({ answers }) => {
      expect(having(files, answers).size).toBeGreaterThan(0);
    },
  );

  it('sometimes get their social worker back after cover, or have none for some days', () => {
    const inTurn = [...byChild(rowsOf(files, 'SWEpisodes')).values()];
    const isCover = (rows: readonly TextRow[]) =>
      rows.some(({ SW_ID }, at) => at > 1 && rows[at - 2]?.SW_ID === SW_ID);
    const isGap = (rows: readonly TextRow[]) =>
      rows.some(({ SW_DECOM }, at) => at > 0 && day(rows[at - 1]?.SW_DEC) < day(SW_DECOM));
    expect(inTurn.some(isCover)).toBe(true);
    expect(inTurn.some(isGap)).toBe(true);
  });
});
