import { isBefore, isOtherDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { example, header, withLastYear } from '../makers.ts';
import { isMother, isNoMother } from '../predicates/mothers.ts';
import { hasEpisode } from '../predicates/presence.ts';
import { againstLastYear, yearsOfHeader } from './against-last-year.ts';

export const MOTHER_LAST_YEAR_RULES: readonly Rule[] = [
  header.child({
    code: '207',
    title: 'A mother last year is a mother this year',
    fields: ['MOTHER'],
    with: { Episodes: [] },
    withLastYear: { Header: ['MOTHER'] },
    message: 'The child was recorded as a mother last year but is not this year.',
    fix: 'Give 1 for mother. If last year’s return was wrong, confirm the change.',
    failing: (child, _context, lastYear) => {
      const before = lastYear.Header.row;
      if (before === undefined || !isMother(before) || !hasEpisode(child)) return [];
      return child.Header.where((now) => !isMother(now));
    },
    ok: [
      withLastYear(
        { Header: [{ MOTHER: '1' }] },
        example('a mother in both years', { Header: [{ MOTHER: '1' }], Episodes: [{}] }),
      ),
      withLastYear(
        { Header: [{ MOTHER: '0' }] },
        example('in neither', { Header: [{ MOTHER: '0' }], Episodes: [{}] }),
      ),
      withLastYear(
        { Header: [{ MOTHER: '1' }] },
        example('a care leaver is not asked', { Header: [{}], Episodes: [] }),
      ),
      withLastYear(
        { Header: [] },
        example('not in last year’s return', { Header: [{ MOTHER: '0' }], Episodes: [{}] }),
      ),
    ],
    bad: [
      withLastYear(
        { Header: [{ MOTHER: '1' }] },
        example('not a mother this year', { Header: [{ MOTHER: '0' }], Episodes: [{}] }),
      ),
      withLastYear(
        { Header: [{ MOTHER: '1' }] },
        example('blank now', { Header: [{}], Episodes: [{}] }),
      ),
    ],
  }),
  againstLastYear({
    code: '624',
    title: 'The date of birth of a mother’s child is the same as last year',
    fields: ['MC_DOB'],
    message: 'The date of birth of the mother’s child is not the one recorded last year.',
    fix: 'Give the date of birth of her first child. If last year’s was wrong, confirm the change.',
    contradicts: (now, before) => isOtherDay(now.MC_DOB, before.MC_DOB),
    ok: [
      yearsOfHeader('the same', { MC_DOB: '01/06/2025' }, { MC_DOB: '01/06/2025' }),
      yearsOfHeader('given only now', {}, { MC_DOB: '01/06/2025' }),
      yearsOfHeader('blank now', { MC_DOB: '01/06/2025' }, {}),
    ],
    bad: [
      yearsOfHeader('a day later', { MC_DOB: '01/06/2025' }, { MC_DOB: '02/06/2025' }),
      yearsOfHeader('a day earlier', { MC_DOB: '01/06/2025' }, { MC_DOB: '31/05/2025' }),
    ],
  }),
  againstLastYear({
    code: '626',
    title: 'A child newly recorded as a mother had her child in the year',
    fields: ['MOTHER', 'MC_DOB'],
    readsLastYear: ['MOTHER'],
    message:
      'The child is newly recorded as a mother, but her child was born before the year began.',
    fix: 'Check the date of birth of her child. If it is right, confirm that last year’s return was wrong.',
    contradicts: (now, before, { yearStart }) =>
      isMother(now) && isNoMother(before) && isBefore(now.MC_DOB, yearStart),
    ok: [
      yearsOfHeader(
        'born on the first day of the year',
        { MOTHER: '0' },
        { MOTHER: '1', MC_DOB: '01/04/2026' },
      ),
      yearsOfHeader('a mother before', { MOTHER: '1' }, { MOTHER: '1', MC_DOB: '31/03/2026' }),
      yearsOfHeader('not said last year', {}, { MOTHER: '1', MC_DOB: '31/03/2026' }),
      yearsOfHeader('not a mother now', { MOTHER: '0' }, { MOTHER: '0', MC_DOB: '31/03/2026' }),
      yearsOfHeader('no date', { MOTHER: '0' }, { MOTHER: '1' }),
    ],
    bad: [
      yearsOfHeader(
        'born on the day before the year',
        { MOTHER: '0' },
        { MOTHER: '1', MC_DOB: '31/03/2026' },
      ),
    ],
  }),
];
