import { isFilled } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { isCodeIn, REVIEW_CODE } from '../../code-sets.ts';
import { reviews } from '../makers.ts';
import { hasReached, isUnder } from '../predicates/ages.ts';

const DAY_BEFORE_FOUR = { DOB: '01/06/2022', REVIEW: '31/05/2026' };
const FOURTH_BIRTHDAY = { DOB: '01/06/2022', REVIEW: '01/06/2026' };

export const SINGLE_REVIEW_RULES: readonly Rule[] = [
  reviews.cell({
    code: '166',
    title: 'Date of review is a real date',
    fields: ['REVIEW'],
    problems: ['missing', 'unreadable'],
    message: 'The date of the review is blank or is not a real date.',
    fix: 'Give the date of the review as DD/MM/YYYY.',
    ok: [reviews.example('a real date', { REVIEW: '01/06/2026', REVIEW_CODE: 'PN1' })],
    bad: [
      reviews.example('blank', { REVIEW: '', REVIEW_CODE: 'PN1' }),
      reviews.example('there is no 31 June', { REVIEW: '31/06/2026', REVIEW_CODE: 'PN1' }),
    ],
  }),
  reviews.row({
    code: '167',
    title: 'Each review has a participation code',
    fields: ['REVIEW_CODE'],
    alsoReads: ['REVIEW'],
    askedIfFilled: ['REVIEW'],
    owns: [{ field: 'REVIEW_CODE', problems: ['missing', 'not-in-code-set'] }],
    message:
      'The participation code is blank or not one of the codes, or there is a code without a date of review.',
    fix: 'Give PN0 to PN7 for each review, and remove the code if there was no review.',
    fails: ({ REVIEW, REVIEW_CODE: code }, { rulesYear }) =>
      isFilled(REVIEW) ? !isCodeIn(REVIEW_CODE, rulesYear, code) : isFilled(code),
    ok: [
      reviews.example('the first code', { REVIEW: '01/06/2026', REVIEW_CODE: 'PN0' }),
      reviews.example('the last code', { REVIEW: '01/06/2026', REVIEW_CODE: 'PN7' }),
      reviews.example('neither', {}),
    ],
    bad: [
      reviews.example('no code', { REVIEW: '01/06/2026' }),
      reviews.example('no such code', { REVIEW: '01/06/2026', REVIEW_CODE: 'PN8' }),
      reviews.example('no code for a date that cannot be read', { REVIEW: '31/06/2026' }),
      reviews.example('a code without a date', { REVIEW_CODE: 'PN1' }),
    ],
  }),
  reviews.row({
    code: '440',
    title: 'PN0 is for a child under 4',
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    message:
      'The participation code says that the child was under 4 (PN0), but the child was 4 or over at the review.',
    fix: 'Give PN1 to PN7, or check the date of birth and the date of the review.',
    fails: ({ DOB, REVIEW, REVIEW_CODE: code }) => code === 'PN0' && hasReached(4, DOB, REVIEW),
    ok: [
      reviews.example('the day before the 4th birthday', {
        ...DAY_BEFORE_FOUR,
        REVIEW_CODE: 'PN0',
      }),
      reviews.example('another code', { ...FOURTH_BIRTHDAY, REVIEW_CODE: 'PN1' }),
    ],
    bad: [reviews.example('on the 4th birthday', { ...FOURTH_BIRTHDAY, REVIEW_CODE: 'PN0' })],
  }),
  reviews.row({
    code: '441',
    title: 'PN1 to PN7 are for a child of 4 or over',
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    message:
      'The participation code says that the child was 4 or over (PN1 to PN7), but the child was under 4 at the review.',
    fix: 'Give PN0, or check the date of birth and the date of the review.',
    fails: ({ DOB, REVIEW, REVIEW_CODE: code }, { rulesYear }) =>
      code !== 'PN0' && isCodeIn(REVIEW_CODE, rulesYear, code) && isUnder(4, DOB, REVIEW),
    ok: [
      reviews.example('on the 4th birthday', { ...FOURTH_BIRTHDAY, REVIEW_CODE: 'PN1' }),
      reviews.example('under 4 with PN0', { ...DAY_BEFORE_FOUR, REVIEW_CODE: 'PN0' }),
      reviews.example('an unknown code is left to another rule', {
        ...DAY_BEFORE_FOUR,
        REVIEW_CODE: 'PN8',
      }),
    ],
    bad: ['PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7'].map((code) =>
      reviews.example(`${code} the day before the 4th birthday`, {
        ...DAY_BEFORE_FOUR,
        REVIEW_CODE: code,
      }),
    ),
  }),
];
