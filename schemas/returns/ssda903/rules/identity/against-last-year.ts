import { isFilled, isOtherDay } from '../../../predicates.ts';
import type { Example, ReturnContext, Rule } from '../../../rule.ts';
import type { HeaderRow } from '../../tables.ts';
import { header, inYear, withLastYear } from '../makers.ts';
import { sexInLetters } from '../predicates/sex.ts';

interface AgainstLastYear {
  readonly code: string;
  readonly title: string;
  readonly fields: readonly (keyof HeaderRow & string)[];
  readonly message: string;
  readonly fix: string;
  /** Columns of last year's row that it reads. Default: the same as of this year's row. */
  readonly readsLastYear?: readonly (keyof HeaderRow & string)[];
  /** True when this year's header row contradicts last year's. */
  contradicts(now: HeaderRow, before: HeaderRow, context: ReturnContext): boolean;
  readonly ok: readonly Example[];
  readonly bad: readonly Example[];
}

type HeaderCells = Partial<Record<keyof HeaderRow & string, string>>;

/** A rule that compares a child's header row with last year's. A child who was not in last year's return passes. */
export function againstLastYear(given: AgainstLastYear): Rule {
  const { contradicts, readsLastYear = given.fields, ok, ...text } = given;
  return header.child({
    ...text,
    withLastYear: { Header: readsLastYear },
    failing: (child, context, lastYear) => {
      const before = lastYear.Header.row;
      if (before === undefined) return [];
      return child.Header.where((now) => contradicts(now, before, context));
    },
    ok: [...ok, withLastYear({ Header: [] }, header.example('not in last year’s return', {}))],
  });
}

/** An example of a child's header row this year and last year. */
export function yearsOfHeader(why: string, before: HeaderCells, now: HeaderCells): Example {
  return withLastYear({ Header: [before] }, header.example(why, now));
}

/** Rules on data that cannot change from year to year. Other rules report blanks. */
export const AGAINST_LAST_YEAR_RULES: readonly Rule[] = [
  againstLastYear({
    code: '202',
    title: 'Sex is the same as last year',
    fields: ['SEX'],
    message: 'Sex is not the one recorded for the child last year.',
    fix: 'Check which is right. If this year’s is right, confirm the change.',
    contradicts: (now, before) =>
      isFilled(now.SEX) && isFilled(before.SEX) && sexInLetters(now) !== sexInLetters(before),
    ok: [
      yearsOfHeader('the same', { SEX: 'F' }, { SEX: 'F' }),
      yearsOfHeader('blank this year', { SEX: 'F' }, { SEX: '' }),
      yearsOfHeader('blank last year', { SEX: '' }, { SEX: 'F' }),
      inYear(2025, yearsOfHeader('1 became M in 2024-25', { SEX: '1' }, { SEX: 'M' })),
      inYear(2025, yearsOfHeader('2 became F in 2024-25', { SEX: '2' }, { SEX: 'F' })),
    ],
    bad: [
      yearsOfHeader('another sex', { SEX: 'F' }, { SEX: 'M' }),
      yearsOfHeader('unknown last year', { SEX: 'U' }, { SEX: 'F' }),
      inYear(2025, yearsOfHeader('1 did not become F', { SEX: '1' }, { SEX: 'F' })),
      inYear(2025, yearsOfHeader('2 did not become M', { SEX: '2' }, { SEX: 'M' })),
      inYear(2024, yearsOfHeader('another sex in figures', { SEX: '1' }, { SEX: '2' })),
    ],
  }),
  againstLastYear({
    code: '203',
    title: 'Date of birth is the same as last year',
    fields: ['DOB'],
    message: 'Date of birth is not the one recorded for the child last year.',
    fix: 'Check which is right. If this year’s is right, confirm the change.',
    contradicts: (now, before) => isOtherDay(now.DOB, before.DOB),
    ok: [
      yearsOfHeader('the same', { DOB: '05/06/2015' }, { DOB: '05/06/2015' }),
      yearsOfHeader('blank this year', { DOB: '05/06/2015' }, { DOB: '' }),
      yearsOfHeader('not a real date this year', { DOB: '05/06/2015' }, { DOB: '31/06/2015' }),
    ],
    bad: [
      yearsOfHeader('a day later', { DOB: '05/06/2015' }, { DOB: '06/06/2015' }),
      yearsOfHeader('a day earlier', { DOB: '05/06/2015' }, { DOB: '04/06/2015' }),
    ],
  }),
  againstLastYear({
    code: '204',
    title: 'Ethnicity is the same as last year',
    fields: ['ETHNIC'],
    message: 'Ethnicity is not the one recorded for the child last year.',
    fix: 'Check which is right. If this year’s is right, confirm the change.',
    contradicts: (now, before) =>
      isFilled(now.ETHNIC) && isFilled(before.ETHNIC) && now.ETHNIC !== before.ETHNIC,
    ok: [
      yearsOfHeader('the same', { ETHNIC: 'WBRI' }, { ETHNIC: 'WBRI' }),
      yearsOfHeader('blank this year', { ETHNIC: 'WBRI' }, { ETHNIC: '' }),
      yearsOfHeader('blank last year', { ETHNIC: '' }, { ETHNIC: 'WBRI' }),
    ],
    bad: [
      yearsOfHeader('another', { ETHNIC: 'WBRI' }, { ETHNIC: 'MWAS' }),
      yearsOfHeader('not yet obtained last year', { ETHNIC: 'NOBT' }, { ETHNIC: 'MWAS' }),
    ],
  }),
];
