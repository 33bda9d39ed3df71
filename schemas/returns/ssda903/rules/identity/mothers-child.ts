import { isAfter, isBlank, isFilled, isOnOrAfter, isOnOrBefore } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild } from '../../tables.ts';
import { example, header, inYear } from '../makers.ts';
import { isUnder } from '../predicates/ages.ts';
import { isOpen } from '../predicates/episodes.ts';
import { isMother, isNoMother } from '../predicates/mothers.ts';
import { hasEpisode, STARTS_NOT_READ } from '../predicates/presence.ts';
import { isMale } from '../predicates/sex.ts';

const YOUNGEST_MOTHER = 11;

/** True when every episode ended before a day. */
function hadLeftCareBefore(day: Day | null, child: CareChild): boolean {
  return (
    hasEpisode(child) &&
    child.Episodes.none((episode) => isOpen(episode) || isOnOrAfter(episode.DEC, day))
  );
}

export const MOTHERS_CHILD_RULES: readonly Rule[] = [
  header.cell({
    code: '171',
    title: 'Date of birth of a mother’s child is a real date',
    fields: ['MC_DOB'],
    problems: ['unreadable'],
    message: 'The date of birth of the mother’s child is not a real date.',
    fix: 'Give the date as DD/MM/YYYY, or leave it blank if the child is not a mother.',
    ok: [
      header.example('a real date', { MC_DOB: '29/02/2024' }),
      header.example('blank', { MC_DOB: '' }),
    ],
    bad: [header.example('there is no such day', { MC_DOB: '29/02/2025' })],
  }),
  header.row({
    code: '174',
    title: 'A boy has no date of birth of a mother’s child',
    fields: ['SEX', 'MC_DOB'],
    askedIfFilled: ['MC_DOB'],
    message: 'A date of birth of the mother’s child is given for a boy.',
    fix: 'Remove the date, or correct the sex. Fatherhood is not collected.',
    fails: (row, context) => isFilled(row.MC_DOB) && isMale(row, context),
    ok: [
      header.example('no date', { SEX: 'M' }),
      header.example('a girl', { SEX: 'F', MC_DOB: '01/06/2025' }),
      header.example('sex unknown', { SEX: 'U', MC_DOB: '01/06/2025' }),
      inYear(2024, header.example('a girl in figures', { SEX: '2', MC_DOB: '01/06/2023' })),
    ],
    bad: [
      header.example('a boy', { SEX: 'M', MC_DOB: '01/06/2025' }),
      header.example('a date that is not real', { SEX: 'M', MC_DOB: '31/06/2025' }),
      inYear(2025, header.example('a boy in letters', { SEX: 'M', MC_DOB: '01/06/2024' })),
      inYear(2024, header.example('a boy in figures', { SEX: '1', MC_DOB: '01/06/2023' })),
    ],
  }),
  header.row({
    code: '611',
    title: 'A mother has a date of birth of her child',
    fields: ['MC_DOB'],
    alsoReads: ['MOTHER'],
    message: 'The child is a mother, but the date of birth of her child is blank.',
    fix: 'Give the date of birth of her first child.',
    fails: (row) => isMother(row) && isBlank(row.MC_DOB),
    ok: [
      header.example('given', { MOTHER: '1', MC_DOB: '01/06/2025' }),
      header.example('not a mother', { MOTHER: '0' }),
    ],
    bad: [header.example('blank', { MOTHER: '1' })],
  }),
  header.row({
    code: '612',
    title: 'A child who is not a mother has no date of birth of a child',
    fields: ['MOTHER', 'MC_DOB'],
    alsoReads: ['SEX'],
    askedIfFilled: ['MC_DOB'],
    message:
      'A date of birth of the mother’s child is given, but the child is recorded as not being a mother.',
    fix: 'Give 1 for mother, or remove the date.',
    fails: (row, context) => isNoMother(row) && isFilled(row.MC_DOB) && !isMale(row, context),
    ok: [
      header.example('no date', { MOTHER: '0' }),
      header.example('a mother', { MOTHER: '1', MC_DOB: '01/06/2025' }),
      header.example('mother is blank', { MC_DOB: '01/06/2025' }),
      header.example('a boy is left to another rule', {
        SEX: 'M',
        MOTHER: '0',
        MC_DOB: '01/06/2025',
      }),
    ],
    bad: [
      header.example('a date', { SEX: 'F', MOTHER: '0', MC_DOB: '01/06/2025' }),
      header.example('a date, sex unknown', { SEX: 'U', MOTHER: '0', MC_DOB: '01/06/2025' }),
      header.example('a date that is not real', { MOTHER: '0', MC_DOB: '31/06/2025' }),
    ],
  }),
  header.row({
    code: '620',
    title: 'A mother was 11 or older when the year began',
    fields: ['DOB', 'MOTHER'],
    message: 'The child is recorded as a mother, but was under 11 when the year began.',
    fix: 'Check the date of birth, and that she is a mother.',
    fails: (row, { yearStart }) => isMother(row) && isUnder(YOUNGEST_MOTHER, row.DOB, yearStart),
    ok: [
      header.example('11 on the first day of the year', { MOTHER: '1', DOB: '01/04/2015' }),
      header.example('not a mother', { MOTHER: '0', DOB: '02/04/2015' }),
    ],
    bad: [header.example('11 on the second day of the year', { MOTHER: '1', DOB: '02/04/2015' })],
  }),
  header.row({
    code: '621',
    title: 'A mother is older than her child',
    fields: ['DOB', 'MC_DOB'],
    message: 'The mother’s child was born before the mother, or on the same day.',
    fix: 'Check both dates of birth.',
    fails: ({ DOB, MC_DOB }) => isOnOrBefore(MC_DOB, DOB),
    ok: [
      header.example('born a day later', { DOB: '01/06/2010', MC_DOB: '02/06/2010' }),
      header.example('no child', { DOB: '01/06/2010' }),
    ],
    bad: [
      header.example('born on the same day', { DOB: '01/06/2010', MC_DOB: '01/06/2010' }),
      header.example('born before', { DOB: '01/06/2010', MC_DOB: '31/05/2010' }),
    ],
  }),
  header.child({
    code: '625',
    title: 'A mother’s child was born before the end of the year and before the mother left care',
    fields: ['MC_DOB'],
    with: { Episodes: ['DEC'] },
    askedIfFilled: STARTS_NOT_READ,
    message: 'The mother’s child was born after the year, or after the mother had left care.',
    fix: 'Check the date of birth of her child. A child born later is not reported: remove the date.',
    failing: (child, { yearEnd }) =>
      child.Header.where(
        ({ MC_DOB }) =>
          isFilled(MC_DOB) && (isAfter(MC_DOB, yearEnd) || hadLeftCareBefore(MC_DOB, child)),
      ),
    ok: [
      example('no child', { Header: [{}], Episodes: [{ DEC: '01/06/2026' }] }),
      example('on the last day of the year', {
        Header: [{ MC_DOB: '31/03/2027' }],
        Episodes: [{ DECOM: '01/06/2025' }],
      }),
      example('on the day care ended', {
        Header: [{ MC_DOB: '01/06/2026' }],
        Episodes: [{ DEC: '01/05/2026' }, { DEC: '01/06/2026' }],
      }),
      example('between two periods of care', {
        Header: [{ MC_DOB: '01/06/2026' }],
        Episodes: [
          { DECOM: '01/01/2026', DEC: '01/05/2026' },
          { DECOM: '01/07/2026', DEC: '01/08/2026' },
        ],
      }),
      example('no episode', { Header: [{ MC_DOB: '01/06/2026' }], Episodes: [] }),
      example('an end that is not real', {
        Header: [{ MC_DOB: '01/06/2026' }],
        Episodes: [{ DEC: '31/04/2026' }, { DEC: '01/05/2026' }],
      }),
    ],
    bad: [
      example('on the day after the year', {
        Header: [{ MC_DOB: '01/04/2027' }],
        Episodes: [{ DECOM: '01/06/2025' }],
      }),
      example('after care ended, with a start that is not real', {
        Header: [{ MC_DOB: '02/06/2026' }],
        Episodes: [{ DECOM: '31/02/2026', DEC: '01/06/2026' }],
      }),
      example('without an episode, after the year', {
        Header: [{ MC_DOB: '01/04/2027' }],
        Episodes: [],
      }),
      example('on the day after care ended', {
        Header: [{ MC_DOB: '02/06/2026' }],
        Episodes: [{ DEC: '01/05/2026' }, { DEC: '01/06/2026' }],
      }),
    ],
  }),
];
