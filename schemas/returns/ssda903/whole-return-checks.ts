import type { ExampleRow } from '../rule.ts';
import { joinCheck } from '../whole-return/join-check.ts';
import type { ReturnCheck } from '../whole-return/return-check.ts';
import { sameYearCheck } from '../whole-return/same-year-check.ts';
import { yearCheck } from '../whole-return/year-check.ts';
import { FIRST_YEAR } from './years.ts';

const SOURCE =
  'This project’s own check. Its thresholds were set so that no sound return of a small council is stopped.';
const years = { from: FIRST_YEAR };

/** A small council’s return has few rows, of which one or two may be odd. */
const FEWEST = 10;

const children = (count: number, row: (number: number) => ExampleRow): readonly ExampleRow[] =>
  Array.from({ length: count }, (_, at) => ({
    CHILD: String(at + 1).padStart(4, '0'),
    ...row(at),
  }));

const ended = (year: number) =>
  children(12, (at) => ({
    DECOM: `0${1 + (at % 9)}/05/${year - 1}`,
    DEC: `1${at % 9}/02/${year}`,
    REC: 'E4A',
  }));
const open = children(12, () => ({ DECOM: '01/05/2024' }));
const withoutZeros = open.map(({ CHILD, ...row }) => ({ ...row, CHILD: `${Number(CHILD)}` }));

const YEAR_OF_DATES = yearCheck(
  [
    { table: 'Episodes', column: 'DEC', decides: true },
    { table: 'Reviews', column: 'REVIEW' },
    // Social workers are reported for two years.
    { table: 'SWEpisodes', column: 'SW_DEC', yearsBefore: 1 },
    { table: 'Missing', column: 'MIS_END' },
    { table: 'PlacedAdoption', column: 'DATE_PLACED_CEASED' },
    { table: 'DoLo', column: 'DOLO_END' },
  ],
  {
    fewestOutside: {
      value: 2,
      unit: 'rows',
      meaning: 'Fewer rows with another date are left to the rules on rows.',
    },
    mostOutside: {
      value: 0.05,
      unit: 'share',
      meaning: 'With a higher share of other dates, the return needs a reason.',
    },
    fewestRowsBeforeStop: {
      value: FEWEST,
      unit: 'rows',
      meaning:
        'With fewer episodes that have a date, the return is not stopped, but needs a reason.',
    },
    mostOutsideBeforeStop: {
      value: 0.5,
      unit: 'share',
      meaning: 'With a higher share of other dates in episodes, the return cannot be accepted.',
    },
  },
  {
    code: 'WR1',
    years,
    source: SOURCE,
    ok: [
      {
        why: 'Every episode that ended did so in the year',
        rows: { Episodes: ended(2025) },
        year: 2025,
      },
      { why: 'Open episodes have no date to check', rows: { Episodes: open }, year: 2025 },
      {
        why: 'One odd date is left to the rules on rows',
        rows: { Episodes: [...ended(2025).slice(0, 2), ...ended(2018).slice(0, 1)] },
        year: 2025,
      },
    ],
    bad: [
      { why: 'Episodes of an earlier year', rows: { Episodes: ended(2018) }, year: 2025 },
      { why: 'Episodes of the next year', rows: { Episodes: ended(2026) }, year: 2025 },
      {
        why: 'Reviews of other years, which do not say of which year the return is',
        rows: { Episodes: ended(2025), Reviews: children(12, () => ({ REVIEW: '01/05/2022' })) },
        year: 2025,
        effect: 'error',
      },
      {
        why: 'Too few rows to stop the return',
        rows: { Episodes: ended(2018).slice(0, FEWEST - 1) },
        year: 2025,
        effect: 'error',
      },
      {
        why: 'Some episodes of another year among those of the year',
        rows: { Episodes: [...ended(2025), ...ended(2024).slice(0, 2)] },
        year: 2025,
        effect: 'error',
      },
    ],
  },
);

const SAME_YEAR = sameYearCheck(
  ['Episodes'],
  {
    fewestRows: { value: FEWEST, unit: 'rows', meaning: 'Fewer rows are not compared.' },
    mostEqualBeforeStop: {
      value: 0.9,
      unit: 'share',
      meaning: 'With a higher share of equal rows, the return cannot be accepted.',
    },
  },
  {
    code: 'WR2',
    years,
    source: SOURCE,
    ok: [
      {
        why: 'Last year’s return has other episodes',
        rows: { Episodes: ended(2025) },
        lastYear: { Episodes: ended(2024) },
        year: 2025,
      },
      { why: 'Last year’s return is not held', rows: { Episodes: ended(2025) }, year: 2025 },
    ],
    bad: [
      {
        why: 'This year’s file was also given as last year’s',
        rows: { Episodes: ended(2025) },
        lastYear: { Episodes: ended(2025) },
        year: 2025,
      },
    ],
  },
);

const SAME_CHILDREN = joinCheck(
  [
    { from: 'Episodes', to: 'Header' },
    { from: 'SWEpisodes', to: 'Header' },
    { from: 'Reviews', to: 'Header' },
    { from: 'OC2', to: 'Header' },
    { from: 'OC3', to: 'Header' },
    {
      from: 'Episodes',
      to: 'SWEpisodes',
      only: {
        words: 'looked after at 31 March',
        isAsked: ({ DECOM, DEC, LS }, { yearEnd }) =>
          typeof DECOM === 'number' &&
          DECOM <= yearEnd &&
          (DEC === null || (typeof DEC === 'number' && DEC > yearEnd)) &&
          LS !== 'V3' &&
          LS !== 'V4',
      },
    },
  ],
  {
    fewestMissing: {
      value: 3,
      unit: 'children',
      meaning:
        'Fewer missing children are left to the rules on rows, unless every child is missing.',
    },
    mostMissing: {
      value: 0.05,
      unit: 'share',
      meaning: 'With a higher share of children missing, the return needs a reason.',
    },
    fewestChildrenBeforeStop: {
      value: FEWEST,
      unit: 'children',
      meaning: 'With fewer children, the return is not stopped, but needs a reason.',
    },
    mostMissingBeforeStop: {
      value: 0.5,
      unit: 'share',
      meaning: 'With a higher share of children missing, the return cannot be accepted.',
    },
  },
  {
    code: 'WR3',
    years,
    source: SOURCE,
    ok: [
      {
        why: 'The same children are in every table',
        rows: { Header: open, Episodes: open, SWEpisodes: open },
      },
      {
        why: 'One missing child is left to the rules on rows',
        rows: { Header: open.slice(1), Episodes: open },
      },
      {
        why: 'A table that was not sent is another problem',
        rows: { Header: open, Episodes: open },
      },
    ],
    bad: [
      {
        why: 'The zeros at the start of identifiers were lost in one table',
        rows: { Header: open, Episodes: open, SWEpisodes: withoutZeros },
        failing: 2,
      },
      {
        why: 'Some children are missing from the header',
        rows: { Header: open.slice(3), Episodes: open },
        effect: 'error',
      },
    ],
  },
);

/** The checks of the whole return. */
export const WHOLE_RETURN_CHECKS: readonly ReturnCheck[] = [
  YEAR_OF_DATES,
  SAME_YEAR,
  SAME_CHILDREN,
];
