import { dayOf } from '../../../days.ts';
import { daysFrom, isBlank, isFilled, isOneOf } from '../../../predicates.ts';
import type { ExampleRow, ReturnContext, Rule } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild, HeaderRow } from '../../tables.ts';
import { example, failing, header, inYear } from '../makers.ts';
import { hasReached } from '../predicates/ages.ts';
import { isRespite } from '../predicates/episodes.ts';
import { PERIOD_READS, periodsOfCare } from '../predicates/periods-of-care.ts';
import { STARTS_NOT_READ } from '../predicates/presence.ts';
import { againstLastYear, yearsOfHeader } from './against-last-year.ts';

const SCHOOL_AGE = 4;
const DAYS_IN_LAST_WEEK = 7;

/** The reasons why a child has no pupil number. */
const REASONS = ['UN1', 'UN2', 'UN3', 'UN4', 'UN5'];

type Upn = HeaderRow['UPN'];

const isKnown = (upn: Upn): boolean => isFilled(upn) && !isOneOf(upn, REASONS);
const isNotYetOfSchoolAge = (upn: Upn): boolean => upn === 'UN1';

/** True when the period of care that is open at 31 March began more than a week before. */
function isInCareOverAWeek(child: CareChild, yearEnd: Day): boolean {
  const periods = periodsOfCare(child) ?? [];
  return periods.some(
    ({ start, end }) => end === null && daysFrom(start, yearEnd) > DAYS_IN_LAST_WEEK,
  );
}

/** An example of a child with UN4 and these episodes. */
const upn4 = (why: string, ...episodes: readonly ExampleRow[]) =>
  example(why, {
    Header: [{ UPN: 'UN4' }],
    Episodes: episodes.map((row) => ({ RNE: 'S', LS: 'C2', ...row })),
  });

/** 31 August before the collection year. */
function lastAugust({ collectionYear }: ReturnContext): Day | null {
  return dayOf(collectionYear - 2, 8, 31);
}

function mayBecome(before: Upn, now: Upn): boolean {
  if (isKnown(now)) return !isKnown(before);
  const hadNoneYet = isBlank(before) || isNotYetOfSchoolAge(before);
  return hadNoneYet && isFilled(now) && !isNotYetOfSchoolAge(now);
}

/** True when the text begins like a number. Other text, such as UN6 or NONE, may be the same for many children. */
const isNumber = (upn: Upn): boolean => /^.\d/.test(upn ?? '');

/** Numbers that more than one child has. Another rule reports a child that is in the table twice. */
function numbersOfSeveral(rows: readonly HeaderRow[]): ReadonlySet<Upn> {
  const holders = new Map<Upn, string | null>();
  const shared = new Set<Upn>();
  for (const { CHILD, UPN } of rows) {
    if (!isNumber(UPN)) continue;
    const holder = holders.get(UPN);
    if (holder === undefined) holders.set(UPN, CHILD);
    else if (holder !== CHILD) shared.add(UPN);
  }
  return shared;
}

const [ONE, OTHER] = ['A123456789012', 'A12345678901B'];

export const PUPIL_NUMBER_RULES: readonly Rule[] = [
  header.cell({
    code: '168',
    title: 'The UPN has the right form',
    fields: ['UPN'],
    problems: ['wrong-format'],
    message:
      'The UPN does not have the form of a unique pupil number and is not one of UN1 to UN5.',
    fix: 'Give a letter (not I, O or S) and 12 digits; or a letter, 11 digits and a letter; or UN1 to UN5.',
    ok: [
      header.example('a letter and 12 digits', { UPN: ONE }),
      header.example('a letter at the end', { UPN: OTHER }),
      header.example('a reason why there is none', { UPN: 'UN5' }),
      header.example('blank', { UPN: '' }),
    ],
    bad: [
      header.example('no such reason', { UPN: 'UN6' }),
      header.example('a digit too few', { UPN: 'A12345678901' }),
      header.example('a letter that is not used', { UPN: 'I123456789012' }),
    ],
  }),
  againstLastYear({
    code: '208',
    title: 'The UPN is the same as last year',
    fields: ['UPN'],
    message: 'The UPN is not the one recorded for the child last year.',
    fix: 'Check which is right. A pupil keeps the same number. UN1 to UN5 may change to a number, and UN1 may change to another reason.',
    contradicts: (now, before) => now.UPN !== before.UPN && !mayBecome(before.UPN, now.UPN),
    ok: [
      yearsOfHeader('the same number', { UPN: ONE }, { UPN: ONE }),
      yearsOfHeader('the same reason', { UPN: 'UN3' }, { UPN: 'UN3' }),
      yearsOfHeader('blank in both years', { UPN: '' }, { UPN: '' }),
      yearsOfHeader('from blank to a number', { UPN: '' }, { UPN: ONE }),
      yearsOfHeader('from a reason to a number', { UPN: 'UN5' }, { UPN: ONE }),
      yearsOfHeader('never in a school, now a number', { UPN: 'UN2' }, { UPN: ONE }),
      yearsOfHeader('newly looked after, now a number', { UPN: 'UN4' }, { UPN: ONE }),
      yearsOfHeader('from too young to a number', { UPN: 'UN1' }, { UPN: ONE }),
      yearsOfHeader('from too young to another reason', { UPN: 'UN1' }, { UPN: 'UN2' }),
      yearsOfHeader('from blank to a reason', { UPN: '' }, { UPN: 'UN5' }),
    ],
    bad: [
      yearsOfHeader('another number', { UPN: ONE }, { UPN: OTHER }),
      yearsOfHeader('from a number to a reason', { UPN: ONE }, { UPN: 'UN3' }),
      yearsOfHeader('from a number to blank', { UPN: ONE }, { UPN: '' }),
      yearsOfHeader('from a reason to blank', { UPN: 'UN2' }, { UPN: '' }),
      yearsOfHeader('from too young to blank', { UPN: 'UN1' }, { UPN: '' }),
      yearsOfHeader('from one reason to another', { UPN: 'UN2' }, { UPN: 'UN3' }),
      yearsOfHeader('too young after all', { UPN: 'UN4' }, { UPN: 'UN1' }),
      yearsOfHeader('from blank to too young', { UPN: '' }, { UPN: 'UN1' }),
    ],
  }),
  header.row({
    code: '209',
    title: 'A child of school age is not recorded as too young for a UPN',
    fields: ['UPN', 'DOB'],
    message:
      'The UPN is UN1 (not yet of school age), but the child was 4 or over on 31 August before the collection year.',
    fix: 'Give the UPN, or another reason why there is none (UN2 to UN5).',
    fails: ({ UPN, DOB }, context) =>
      isNotYetOfSchoolAge(UPN) && hasReached(SCHOOL_AGE, DOB, lastAugust(context)),
    ok: [
      header.example('fourth birthday on 1 September', { UPN: 'UN1', DOB: '01/09/2021' }),
      header.example('another reason', { UPN: 'UN2', DOB: '31/08/2021' }),
      inYear(2024, header.example('three years earlier', { UPN: 'UN1', DOB: '01/09/2018' })),
    ],
    bad: [
      header.example('fourth birthday on 31 August', { UPN: 'UN1', DOB: '31/08/2021' }),
      inYear(2024, header.example('three years before', { UPN: 'UN1', DOB: '31/08/2018' })),
    ],
  }),
  header.child({
    code: '210',
    title: 'UN4 is given for a child looked after for more than a week at 31 March',
    fields: ['UPN'],
    with: { Episodes: PERIOD_READS },
    message:
      'The UPN is UN4 (came into care in the last week of the year), but the child is looked after at 31 March and came into care on or before 23 March, so has been looked after for more than 7 days.',
    fix: 'Give the UPN, or another reason why there is none (UN1, UN2, UN3 or UN5). If the child came into care on or after 24 March, correct the start of care.',
    failing: (child, { yearEnd }) =>
      child.Header.where(({ UPN }) => UPN === 'UN4' && isInCareOverAWeek(child, yearEnd)),
    ok: [
      upn4('came into care on 24 March, 7 days before', { DECOM: '24/03/2027' }),
      upn4('came into care on 31 March', { DECOM: '31/03/2027' }),
      upn4('no longer looked after at 31 March', {
        ...{ DECOM: '01/06/2026', DEC: '24/03/2027', REC: 'E4A' },
      }),
      upn4('a short break', { DECOM: '01/06/2026', LS: 'V3' }),
      upn4(
        'came back into care in the last week',
        { DECOM: '01/06/2026', DEC: '01/08/2026', REC: 'E4A' },
        { DECOM: '24/03/2027' },
      ),
      upn4('a start that is not a date', { DECOM: '31/06/2026' }),
      example('another reason', { Header: [{ UPN: 'UN5' }], Episodes: [{ DECOM: '23/03/2027' }] }),
      inYear(2024, upn4('the last week of an earlier year', { DECOM: '24/03/2024' })),
    ],
    bad: [
      upn4('came into care on 23 March, 8 days before', { DECOM: '23/03/2027' }),
      upn4(
        'moved in the last week, in care since June',
        { DECOM: '01/06/2026', DEC: '25/03/2027', REC: 'X1' },
        { DECOM: '25/03/2027', RNE: 'P' },
      ),
      inYear(2024, upn4('before the last week of an earlier year', { DECOM: '23/03/2024' })),
    ],
  }),
  header.child({
    code: '442',
    title: 'A looked-after child has a UPN',
    fields: ['UPN'],
    with: { Episodes: ['LS'] },
    askedIfFilled: STARTS_NOT_READ,
    message: 'The UPN is blank for a child who is looked after (other than for short breaks).',
    fix: 'Give the UPN, or the reason why there is none (UN1 to UN5).',
    failing: (child) =>
      child.Header.where(
        ({ UPN }) => isBlank(UPN) && child.Episodes.some((episode) => !isRespite(episode)),
      ),
    ok: [
      example('a number', { Header: [{ UPN: ONE }], Episodes: [{ LS: 'C2' }] }),
      example('short breaks only', { Header: [{}], Episodes: [{ LS: 'V3' }] }),
      example('no episode', { Header: [{}], Episodes: [] }),
    ],
    bad: [
      example('looked after', { Header: [{}], Episodes: [{ LS: 'C2' }] }),
      example('looked after, with a start that is not real', {
        Header: [{}],
        Episodes: [{ LS: 'C2', DECOM: '31/02/2027' }],
      }),
      example('a short break and other care', {
        Header: [{}],
        Episodes: [
          { LS: 'V4', DECOM: '01/05/2026' },
          { LS: 'V2', DECOM: '01/06/2026' },
        ],
      }),
    ],
  }),
  header.table({
    code: '444',
    title: 'No two children have the same UPN',
    years: { from: 2026 },
    fields: ['UPN'],
    alsoReads: ['CHILD'],
    message: 'Another child in the return has the same UPN.',
    fix: 'Check whose number it is, and correct the other child’s. If both rows are the same child, give both the same child identifier.',
    failing: (rows) => {
      const shared = numbersOfSeveral(rows);
      return shared.size === 0 ? [] : rows.filter(({ UPN }) => shared.has(UPN));
    },
    ok: [
      header.example('two numbers', { CHILD: 'A1', UPN: ONE }, { CHILD: 'B2', UPN: OTHER }),
      header.example('the same reason', { CHILD: 'A1', UPN: 'UN3' }, { CHILD: 'B2', UPN: 'UN3' }),
      header.example('two blanks', { CHILD: 'A1' }, { CHILD: 'B2' }),
      header.example('no number at all', { CHILD: 'A1', UPN: 'UN6' }, { CHILD: 'B2', UPN: 'UN6' }),
      header.example('one child twice', { CHILD: 'A1', UPN: ONE }, { CHILD: 'A1', UPN: ONE }),
    ],
    bad: [
      failing(
        2,
        header.example(
          'two of three children',
          { CHILD: 'A1', UPN: ONE },
          { CHILD: 'B2', UPN: OTHER },
          { CHILD: 'C3', UPN: ONE },
        ),
      ),
    ],
  }),
];
