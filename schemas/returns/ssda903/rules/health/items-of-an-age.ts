import { isBlank, isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { oc2 } from '../makers.ts';
import { hasReached, isUnder } from '../predicates/ages.ts';
import { allYear, CARE_READS, ofTwelveMonthChild, partOfYear, unknownEnd } from './all-year.ts';

export const ITEM_OF_AN_AGE_RULES: readonly Rule[] = [
  oc2.row({
    code: '542',
    title: 'A child under 10 has no conviction item',
    fields: ['CONVICTED'],
    alsoReads: ['DOB'],
    message: 'The child was under 10 at the end of the year, but the conviction item is filled.',
    fix: 'Leave it blank, or check the date of birth. No one under 10 can be convicted.',
    fails: (row, { yearEnd }) => isFilled(row.CONVICTED) && isUnder(10, row.DOB, yearEnd),
    ok: [
      oc2.example('10 on the last day of the year', { CONVICTED: '0', DOB: '31/03/2017' }),
      oc2.example('under 10 and blank', { DOB: '01/04/2017' }),
    ],
    bad: [oc2.example('10 on the day after the year', { CONVICTED: '0', DOB: '01/04/2017' })],
  }),
  oc2.child({
    code: '543',
    title: 'A child of 10 or over looked after all year has the conviction item',
    fields: ['DOB', 'CONVICTED'],
    with: CARE_READS,
    message:
      'The child was looked after all year and was 10 or over when it ended, but the conviction item is blank.',
    fix: 'Give 1 or 0 for the conviction item, or check the date of birth.',
    failing: ofTwelveMonthChild(
      (row, { yearEnd }) => isBlank(row.CONVICTED) && hasReached(10, row.DOB, yearEnd),
    ),
    ok: [
      allYear('filled', { CONVICTED: '0', DOB: '31/03/2017' }),
      allYear('10 on the day after the year', { DOB: '01/04/2017' }),
      partOfYear('not looked after all year', { DOB: '31/03/2017' }),
      unknownEnd('an episode ended without a reason', { DOB: '31/03/2017' }),
    ],
    bad: [allYear('10 on the last day of the year', { DOB: '31/03/2017' })],
  }),
  oc2.child({
    code: '545',
    title: 'A child under 5 looked after all year has the health check item',
    fields: ['DOB', 'HEALTH_CHECK'],
    with: CARE_READS,
    message:
      'The child was looked after all year and was under 5 when it ended, but the health check item is blank.',
    fix: 'Give 1 or 0 for the health check, or check the date of birth.',
    failing: ofTwelveMonthChild(
      (row, { yearEnd }) => isBlank(row.HEALTH_CHECK) && isUnder(5, row.DOB, yearEnd),
    ),
    ok: [
      allYear('filled', { HEALTH_CHECK: '1', DOB: '01/04/2022' }),
      allYear('5 on the last day of the year', { DOB: '31/03/2022' }),
      partOfYear('not looked after all year', { DOB: '01/04/2022' }),
      unknownEnd('an episode ended without a reason', { DOB: '01/04/2022' }),
    ],
    bad: [allYear('5 on the day after the year', { DOB: '01/04/2022' })],
  }),
  oc2.child({
    code: '546',
    title: 'A child of 5 or over looked after all year has no health check item',
    fields: ['DOB', 'HEALTH_CHECK'],
    with: CARE_READS,
    message:
      'The child was looked after all year and was 5 or over when it ended, but the health check item is filled.',
    fix: 'Leave it blank, or check the date of birth. The checks are for children under 5.',
    failing: ofTwelveMonthChild(
      (row, { yearEnd }) => isFilled(row.HEALTH_CHECK) && hasReached(5, row.DOB, yearEnd),
    ),
    ok: [
      allYear('blank', { DOB: '31/03/2022' }),
      allYear('5 on the day after the year', { HEALTH_CHECK: '1', DOB: '01/04/2022' }),
      partOfYear('not looked after all year', { HEALTH_CHECK: '1', DOB: '31/03/2022' }),
      unknownEnd('an episode ended without a reason', { HEALTH_CHECK: '1', DOB: '31/03/2022' }),
    ],
    bad: [allYear('5 on the last day of the year', { HEALTH_CHECK: '1', DOB: '31/03/2022' })],
  }),
];
