import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReturn } from '../../schemas/returns/check-return.ts';
import { tablesOfExample } from '../../schemas/returns/examples.ts';
import type { ExampleRow, ExampleTables } from '../../schemas/returns/rule.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';

/**
 * Second versions of the rules that are easiest to get wrong, written from their definitions with plain dates and
 * loops. Each is compared with the rule on invented children whose rows can all be read.
 */

const YEAR = 2026;
const [FIRST_DAY, LAST_DAY] = [Date.UTC(2025, 3, 1), Date.UTC(2026, 2, 31)];
const A_DAY = 86_400_000;
const RUNS = { numRuns: 300 };

const at = (date: string): number => Date.parse(date.split('/').reverse().join('-'));
const written = (time: number): string =>
  new Date(time).toISOString().slice(0, 10).split('-').reverse().join('/');

/** The rows of the child that a rule reports, by their position. */
function reported(code: string, rows: ExampleTables): Readonly<Record<string, readonly number[]>> {
  const tables = tablesOfExample(SSDA903, rows, YEAR);
  const { outcomes } = checkReturn({ definition: SSDA903, collectionYear: YEAR, tables });
  const failures = outcomes.find((outcome) => outcome.code === code)?.failures ?? [];
  return Object.fromEntries(
    Object.keys(rows).map((name) => [
      name,
      failures.filter(({ table }) => table === name).map(({ row }) => row),
    ]),
  );
}

interface Stay {
  readonly days: number;
  readonly isNewCare: boolean;
  readonly PLACE: string;
  readonly CIN: string;
}

const stays = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 120 }),
    isNewCare: fc.boolean(),
    PLACE: fc.constantFrom('A3', 'A4', 'A5', 'A6', 'U1', 'U6', 'K2', 'P1'),
    CIN: fc.constantFrom('N1', 'N4', ''),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Episodes end to end, the last one open. Care ends before an episode in which it begins again. */
function episodesOf(all: readonly Stay[]): readonly ExampleRow[] {
  const length = all.reduce((sum, { days }) => sum + days, 0);
  let start = LAST_DAY - length * A_DAY;
  return all.map(({ days, isNewCare, PLACE, CIN }, index) => {
    const DECOM = written(start);
    start += days * A_DAY;
    const next = all[index + 1];
    const ended = { DEC: written(start), REC: next?.isNewCare ? 'E4A' : 'X1' };
    const RNE = index === 0 || isNewCare ? 'S' : 'P';
    return { CHILD: 'A1', LS: 'C2', RNE, DECOM, PLACE, CIN, ...(next && ended) };
  });
}

interface Turn {
  readonly wait: number;
  readonly days: number;
  readonly SW_REASON: string;
}

/** Workers whose starts are in order, each on another day. The last one may be open. */
function workersOf(turns: readonly Turn[], isOpen: boolean): readonly ExampleRow[] {
  let start = FIRST_DAY - 90 * A_DAY;
  return turns.map(({ wait, days, SW_REASON }, index) => {
    start += wait * A_DAY;
    const isLastOpen = isOpen && index === turns.length - 1;
    const SW_DEC = isLastOpen ? '' : written(start + days * A_DAY);
    return { CHILD: 'A1', SW_ID: `SW10${index}`, SW_DECOM: written(start), SW_DEC, SW_REASON };
  });
}

const turns = fc.array(
  fc.record({
    wait: fc.integer({ min: 1, max: 150 }),
    days: fc.integer({ min: 1, max: 200 }),
    SW_REASON: fc.constantFrom('FCONTA', 'LEFTRL'),
  }),
  { maxLength: 6 },
);

describe('a second version, written from the definition, agrees with the rule', () => {
  it('336: with the current foster carer only after foster care or an adoption placement', () => {
    return fc.assert(
      fc.property(stays, (all) => {
        const Episodes = episodesOf(all);
        const expected = Episodes.flatMap(({ PLACE = '' }, index) => {
          const before = Episodes[index - 1]?.PLACE;
          const isWrong = /A3|A5/.test(PLACE) && before !== undefined && !/^[UA]/.test(before);
          return isWrong ? [index] : [];
        });
        expect(reported('336', { Episodes })).toEqual({ Episodes: expected });
      }),
      RUNS,
    );
  });

  it('504: each category of need is the first that is given in the period of care', () => {
    return fc.assert(
      fc.property(stays, (all) => {
        const Episodes = episodesOf(all);
        const expected: number[] = [];
        let first = '';
        for (const [index, { RNE, CIN = '' }] of Episodes.entries()) {
          if (RNE === 'S') first = '';
          if (first === '') first = CIN;
          if (CIN !== '' && CIN !== first) expected.push(index);
        }
        expect(reported('504', { Episodes })).toEqual({ Episodes: expected });
      }),
      RUNS,
    );
  });

  it('SW10b: a first contact starts after the end of the episode before it', () => {
    return fc.assert(
      fc.property(turns, fc.boolean(), (all, isOpen) => {
        const SWEpisodes = workersOf(all, isOpen);
        const expected = SWEpisodes.flatMap(({ SW_REASON, SW_DECOM = '' }, index) => {
          const end = SWEpisodes[index - 1]?.SW_DEC;
          return SW_REASON === 'FCONTA' && end && at(end) >= at(SW_DECOM) ? [index] : [];
        });
        expect(reported('SW10bSTG2', { SWEpisodes })).toEqual({ SWEpisodes: expected });
      }),
      RUNS,
    );
  });

  it('SW12: a child in care for years has a worker on each day of the year, but for 7 days between two', () => {
    return fc.assert(
      fc.property(turns, fc.boolean(), (all, isOpen) => {
        const SWEpisodes = workersOf(all, isOpen);
        const Episodes = [{ CHILD: 'A1', LS: 'C2', RNE: 'S', DECOM: '01/06/2020' }];
        const spells = SWEpisodes.map(({ SW_DECOM = '', SW_DEC = '' }) => ({
          start: at(SW_DECOM),
          end: SW_DEC === '' ? Number.POSITIVE_INFINITY : at(SW_DEC),
        }));
        const isWithout = (day: number): boolean => {
          const ended = spells.filter(({ end }) => end < day).map(({ end }) => end);
          const coming = spells.filter(({ start }) => start > day).map(({ start }) => start);
          const isShort = Math.min(...coming) - Math.max(...ended) <= 7 * A_DAY;
          return !isShort && !spells.some(({ start, end }) => start <= day && day <= end);
        };
        let isWrong = false;
        for (let day = FIRST_DAY; day <= LAST_DAY; day += A_DAY) isWrong ||= isWithout(day);
        const found = reported('SW12STG2', { Episodes, SWEpisodes });
        expect(Object.values(found).flat().length > 0).toBe(isWrong);
      }),
      RUNS,
    );
  });
});
