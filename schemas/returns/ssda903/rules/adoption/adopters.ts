import { isAfter, isBlank, isFilled, isOneOf } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { ad1 } from '../makers.ts';
import { ADOPTION_ITEMS, hasAdoptionItems, hasAllAdoptionItems } from '../predicates/adoption.ts';

const COMPLETE = {
  ...{ DATE_INT: '01/06/2025', DATE_MATCH: '01/12/2025', FOSTER_CARE: '0' },
  ...{ NB_ADOPTR: '2', SEX_ADOPTR: 'MF', LS_ADOPTR: 'L11' },
};

const ALL_SEXES = ['M1', 'F1', 'MM', 'FF', 'MF'];

interface Adopters {
  readonly code: string;
  readonly status: string;
  readonly name: string;
  /** The codes for sex that are right for this legal status. */
  readonly sexes: readonly string[];
}

/** The sex of the adopters must agree with their legal status. A blank does not. */
function sexFits({ code, status: LS_ADOPTR, name, sexes }: Adopters): Rule {
  const allowed = sexes.join(' or ');
  const otherStatus = LS_ADOPTR === 'L0' ? 'L2' : 'L0';
  const [first = '', ...others] = ALL_SEXES.filter((sex) => !sexes.includes(sex));
  return ad1.row({
    code,
    title: `${name}: sex is ${allowed}`,
    fields: ['LS_ADOPTR', 'SEX_ADOPTR'],
    message: `The adopters’ legal status is ${LS_ADOPTR} (${name.toLowerCase()}), but their sex is not given as ${allowed}.`,
    fix: `Check both. Give ${allowed} for the sex, or correct the legal status.`,
    fails: (adoption) => adoption.LS_ADOPTR === LS_ADOPTR && !isOneOf(adoption.SEX_ADOPTR, sexes),
    ok: [
      ...sexes.map((SEX_ADOPTR) => ad1.example(SEX_ADOPTR, { LS_ADOPTR, SEX_ADOPTR })),
      ad1.example('another legal status', { LS_ADOPTR: otherStatus, SEX_ADOPTR: first }),
    ],
    bad: [
      ...[first, ...others].map((SEX_ADOPTR) => ad1.example(SEX_ADOPTR, { LS_ADOPTR, SEX_ADOPTR })),
      ad1.example('blank', { LS_ADOPTR, SEX_ADOPTR: '' }),
    ],
  });
}

/** Rules on a single AD1 row. */
export const ADOPTER_RULES: readonly Rule[] = [
  ad1.row({
    code: '151',
    title: 'All adoption items are given, or none',
    fields: ADOPTION_ITEMS,
    askedIfFilled: ADOPTION_ITEMS,
    owns: ADOPTION_ITEMS.map((field) => ({ field, problems: ['missing'] })),
    message: 'Some of the adoption items (AD1) are given and some are blank.',
    fix: 'Give all six if the child was adopted in the year. If not, remove the row.',
    fails: (adoption) => hasAdoptionItems(adoption) && !hasAllAdoptionItems(adoption),
    ok: [
      ad1.example('all', COMPLETE),
      ad1.example('none', {}),
      ad1.example('a date that is not real is given', { ...COMPLETE, DATE_INT: '31/06/2025' }),
    ],
    bad: [
      ...ADOPTION_ITEMS.map((item) => ad1.example(`all but ${item}`, { ...COMPLETE, [item]: '' })),
      ...ADOPTION_ITEMS.map((item) => ad1.example(`only ${item}`, { [item]: COMPLETE[item] })),
    ],
  }),
  ad1.row({
    code: '333',
    title: 'Adoption is decided by the day of the match',
    fields: ['DATE_INT'],
    alsoReads: ['DATE_MATCH'],
    askedIfFilled: ['DATE_MATCH'],
    message:
      'There is a date of match, but the date adoption was decided is blank or later than the match.',
    fix: 'Check both dates. The decision is made on or before the day of the match.',
    fails: ({ DATE_INT: decided, DATE_MATCH: matched }) =>
      isFilled(matched) && (isBlank(decided) || isAfter(decided, matched)),
    ok: [
      ad1.example('decided before', { DATE_INT: '01/06/2025', DATE_MATCH: '02/06/2025' }),
      ad1.example('decided on the day', { DATE_INT: '01/06/2025', DATE_MATCH: '01/06/2025' }),
      ad1.example('not matched', { DATE_INT: '01/06/2025' }),
      ad1.example('neither', {}),
      ad1.example('the match is on no real date', {
        DATE_INT: '01/06/2025',
        DATE_MATCH: '31/06/2025',
      }),
    ],
    bad: [
      ad1.example('decided the day after', { DATE_INT: '02/06/2025', DATE_MATCH: '01/06/2025' }),
      ad1.example('no decision', { DATE_MATCH: '01/06/2025' }),
      ad1.example('no decision, and a match on no real date', { DATE_MATCH: '31/06/2025' }),
    ],
  }),
  ad1.row({
    code: '511',
    title: 'The sex given for two adopters is not that of a single adopter',
    fields: ['NB_ADOPTR', 'SEX_ADOPTR'],
    message: 'The number of adopters is 2, but the sex is that of a single adopter (M1, F1).',
    fix: 'Give MM, FF or MF, or change the number of adopters to 1.',
    fails: ({ NB_ADOPTR: number, SEX_ADOPTR: sex }) => number === '2' && isOneOf(sex, ['M1', 'F1']),
    ok: [
      ...['MM', 'FF', 'MF'].map((SEX_ADOPTR) =>
        ad1.example(`two, ${SEX_ADOPTR}`, { NB_ADOPTR: '2', SEX_ADOPTR }),
      ),
      ad1.example('one', { NB_ADOPTR: '1', SEX_ADOPTR: 'M1' }),
      ad1.example('sex is blank', { NB_ADOPTR: '2' }),
    ],
    bad: [
      ad1.example('one man', { NB_ADOPTR: '2', SEX_ADOPTR: 'M1' }),
      ad1.example('one woman', { NB_ADOPTR: '2', SEX_ADOPTR: 'F1' }),
    ],
  }),
  sexFits({ code: '514', status: 'L0', name: 'Single adopter', sexes: ['M1', 'F1'] }),
  sexFits({ code: '517', status: 'L3', name: 'Unmarried, different sex', sexes: ['MF'] }),
  sexFits({ code: '518', status: 'L4', name: 'Unmarried, same sex', sexes: ['MM', 'FF'] }),
  sexFits({ code: '519', status: 'L2', name: 'Civil partners', sexes: ['MM', 'FF', 'MF'] }),
  sexFits({ code: '520', status: 'L11', name: 'Married, different sex', sexes: ['MF'] }),
  sexFits({ code: '524', status: 'L12', name: 'Married, same sex', sexes: ['MM', 'FF'] }),
];
