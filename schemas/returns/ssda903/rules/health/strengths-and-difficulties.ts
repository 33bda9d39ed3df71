import { isFilled } from '../../../predicates.ts';
import type { ReturnContext, Rule } from '../../../rule.ts';
import type { TableRow } from '../../tables.ts';
import { oc2 } from '../makers.ts';
import { birthdayInYear, hasReached, isUnder } from '../predicates/ages.ts';
import { hasScoreOrReason } from '../predicates/outcomes.ts';
import {
  allYear,
  CARE_READS,
  ofOtherChild,
  ofTwelveMonthChild,
  partOfYear,
  unknownCare,
  unknownStart,
} from './all-year.ts';

const SCORE = { SDQ_SCORE: '12' };
const TOO_YOUNG_OR_OLD = { SDQ_REASON: 'SDQ1' };
const REFUSED = { SDQ_REASON: 'SDQ5' };

/** In the questionnaire's age range all year: 4 or over when the year began, and under 17 when it ended. */
function isFourToSixteen({ DOB }: TableRow<'OC2'>, { yearStart, yearEnd }: ReturnContext): boolean {
  return hasReached(4, DOB, yearStart) && isUnder(17, DOB, yearEnd);
}

function turnsFourOrSeventeen({ DOB }: TableRow<'OC2'>, context: ReturnContext): boolean {
  return birthdayInYear(4, DOB, context) !== null || birthdayInYear(17, DOB, context) !== null;
}

export const STRENGTHS_AND_DIFFICULTIES_RULES: readonly Rule[] = [
  oc2.child({
    code: '157',
    title: 'A child aged 4 to 16 all year does not have age as the reason for no score',
    fields: ['SDQ_REASON', 'DOB'],
    with: CARE_READS,
    message:
      'The child was 4 or over when the year began and under 17 when it ended, but age (SDQ1) is the reason for no strengths and difficulties score.',
    fix: 'Give the score or another reason (SDQ2 to SDQ5), or check the date of birth.',
    failing: ofTwelveMonthChild(
      (row, context) => row.SDQ_REASON === 'SDQ1' && isFourToSixteen(row, context),
    ),
    ok: [
      allYear('4 on the day after the year began', { ...TOO_YOUNG_OR_OLD, DOB: '02/04/2022' }),
      allYear('17 on the last day of the year', { ...TOO_YOUNG_OR_OLD, DOB: '31/03/2010' }),
      allYear('another reason', { ...REFUSED, DOB: '01/04/2015' }),
      partOfYear('not looked after all year', { ...TOO_YOUNG_OR_OLD, DOB: '01/04/2015' }),
    ],
    bad: [
      allYear('4 on the first day of the year', { ...TOO_YOUNG_OR_OLD, DOB: '01/04/2022' }),
      allYear('16 on the last day of the year', { ...TOO_YOUNG_OR_OLD, DOB: '01/04/2010' }),
    ],
  }),
  oc2.child({
    code: '185',
    title: 'A score is for a child looked after all year',
    fields: ['SDQ_SCORE'],
    askedIfFilled: ['SDQ_SCORE'],
    with: CARE_READS,
    message:
      'There is a strengths and difficulties score, but the child was not looked after all year.',
    fix: 'Remove the score, or check the episodes: one that starts or ends care in the year, or a short break, breaks the 12 months.',
    failing: ofOtherChild((row) => isFilled(row.SDQ_SCORE)),
    ok: [
      allYear('looked after all year', SCORE),
      partOfYear('no score', REFUSED),
      unknownCare('an episode that cannot be read', SCORE),
      unknownStart('an episode without a start', SCORE),
    ],
    bad: [
      partOfYear('care began in the year', SCORE),
      partOfYear('a score that cannot be read is a score', { SDQ_SCORE: 'LOW' }),
    ],
  }),
  oc2.child({
    code: '186',
    title: 'A child of 4 to 16 looked after all year has a score or a reason',
    fields: ['SDQ_SCORE'],
    alsoReads: ['SDQ_REASON', 'DOB'],
    askedIfFilled: ['SDQ_SCORE'],
    with: CARE_READS,
    message:
      'The child was looked after all year, was 4 or over when it began and under 17 when it ended, but has neither a strengths and difficulties score nor a reason for none.',
    fix: 'Give the score, or the reason why there is none.',
    failing: ofTwelveMonthChild(
      (row, context) => !hasScoreOrReason(row) && isFourToSixteen(row, context),
    ),
    ok: [
      allYear('a score', { ...SCORE, DOB: '01/04/2015' }),
      allYear('a score that cannot be read', { SDQ_SCORE: 'LOW', DOB: '01/04/2015' }),
      allYear('a reason', { ...REFUSED, DOB: '01/04/2015' }),
      allYear('4 on the day after the year began', { DOB: '02/04/2022' }),
      allYear('17 on the last day of the year', { DOB: '31/03/2010' }),
      partOfYear('not looked after all year', { DOB: '01/04/2015' }),
    ],
    bad: [
      allYear('4 on the first day of the year', { DOB: '01/04/2022' }),
      allYear('16 on the last day of the year', { DOB: '01/04/2010' }),
    ],
  }),
  oc2.row({
    code: '188',
    title: 'A child under 4 has no strengths and difficulties data',
    fields: ['SDQ_SCORE', 'SDQ_REASON'],
    alsoReads: ['DOB'],
    askedIfFilled: ['SDQ_SCORE'],
    message:
      'The child was under 4 at the end of the year, but has a strengths and difficulties score or a reason for none.',
    fix: 'Remove both, or check the date of birth.',
    fails: (row, { yearEnd }) => hasScoreOrReason(row) && isUnder(4, row.DOB, yearEnd),
    ok: [
      oc2.example('4 on the last day of the year', { ...SCORE, DOB: '31/03/2023' }),
      oc2.example('under 4 without either', { DOB: '01/04/2023' }),
    ],
    bad: [
      oc2.example('a score, 4 on the day after the year', { ...SCORE, DOB: '01/04/2023' }),
      oc2.example('a reason', { ...TOO_YOUNG_OR_OLD, DOB: '01/04/2023' }),
    ],
  }),
  oc2.row({
    code: '189',
    title: 'A young person who turned 17 before the year has no strengths and difficulties data',
    fields: ['DOB', 'SDQ_SCORE', 'SDQ_REASON'],
    askedIfFilled: ['SDQ_SCORE'],
    message:
      'The young person had turned 17 before the year began, but has a strengths and difficulties score or a reason for none.',
    fix: 'Remove both, or check the date of birth.',
    // A child who turns 17 on the first day of the year turns 17 in it: rule 197B requires the score or the reason.
    fails: (row, { yearStart }) => hasScoreOrReason(row) && hasReached(17, row.DOB, yearStart - 1),
    ok: [
      oc2.example('17 on the first day of the year', { ...SCORE, DOB: '01/04/2009' }),
      oc2.example('over 17 without either', { DOB: '31/03/2009' }),
    ],
    bad: [
      oc2.example('a score, 17 on the day before the year', { ...SCORE, DOB: '31/03/2009' }),
      oc2.example('a reason', { ...TOO_YOUNG_OR_OLD, DOB: '31/03/2009' }),
    ],
  }),
  oc2.row({
    code: '197a',
    title: 'A child with a score has no reason for no score',
    fields: ['SDQ_SCORE', 'SDQ_REASON'],
    askedIfFilled: ['SDQ_SCORE'],
    message: 'There is both a strengths and difficulties score and a reason for no score.',
    fix: 'Remove the reason or the score.',
    fails: (row) => isFilled(row.SDQ_SCORE) && isFilled(row.SDQ_REASON),
    ok: [oc2.example('a score alone', SCORE), oc2.example('a reason alone', REFUSED)],
    bad: [
      oc2.example('both', { ...SCORE, ...REFUSED }),
      oc2.example('both, the score unreadable', { SDQ_SCORE: 'LOW', ...REFUSED }),
    ],
  }),
  oc2.child({
    code: '197B',
    title: 'A child turning 4 or 17 has a score or a reason',
    fields: ['SDQ_REASON', 'DOB'],
    alsoReads: ['SDQ_SCORE'],
    askedIfFilled: ['SDQ_SCORE'],
    with: CARE_READS,
    message:
      'The child was looked after all year and turned 4 or 17 in it, but has neither a strengths and difficulties score nor a reason for none.',
    fix: 'Give the score, or the reason why there is none. The reason for age is SDQ1.',
    failing: ofTwelveMonthChild(
      (row, context) => !hasScoreOrReason(row) && turnsFourOrSeventeen(row, context),
    ),
    ok: [
      allYear('a score', { ...SCORE, DOB: '01/09/2022' }),
      allYear('a reason', { ...TOO_YOUNG_OR_OLD, DOB: '01/09/2022' }),
      allYear('4 on the day before the year', { DOB: '31/03/2022' }),
      allYear('4 on the day after the year', { DOB: '01/04/2023' }),
      allYear('17 on the day before the year', { DOB: '31/03/2009' }),
      allYear('17 on the day after the year', { DOB: '01/04/2010' }),
      partOfYear('not looked after all year', { DOB: '01/09/2022' }),
    ],
    bad: [
      allYear('4 on the first day of the year', { DOB: '01/04/2022' }),
      allYear('4 on the last day of the year', { DOB: '31/03/2023' }),
      allYear('17 on the first day of the year', { DOB: '01/04/2009' }),
      allYear('17 on the last day of the year', { DOB: '31/03/2010' }),
    ],
  }),
  oc2.child({
    code: '198',
    title: 'A reason for no score is for a child looked after all year',
    fields: ['SDQ_REASON'],
    with: CARE_READS,
    message:
      'There is a reason for no strengths and difficulties score, but the child was not looked after all year.',
    fix: 'Remove the reason, or check the episodes: one that starts or ends care in the year, or a short break, breaks the 12 months.',
    failing: ofOtherChild((row) => isFilled(row.SDQ_REASON)),
    ok: [
      allYear('looked after all year', REFUSED),
      partOfYear('no reason', SCORE),
      unknownCare('an episode that cannot be read', REFUSED),
      unknownStart('an episode without a start', REFUSED),
    ],
    bad: [partOfYear('care began in the year', REFUSED)],
  }),
];
