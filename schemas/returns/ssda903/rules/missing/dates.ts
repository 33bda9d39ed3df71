import { isAfter, isBefore, isBlank, isOnOrBefore, isOtherDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { failing, inYear, missing, withLastYear } from '../makers.ts';
import { startingDuringEarlier } from '../predicates/spells.ts';

export const MISSING_DATE_RULES: readonly Rule[] = [
  missing.row({
    code: '567',
    title: 'A missing episode does not end before it starts',
    fields: ['MIS_START', 'MIS_END'],
    message: 'The missing episode ends before it starts.',
    fix: 'Check both dates. A child may go missing and be back on the same day.',
    fails: ({ MIS_START, MIS_END }) => isBefore(MIS_END, MIS_START),
    ok: [
      missing.example('back the same day', { MIS_START: '01/06/2026', MIS_END: '01/06/2026' }),
      missing.example('still missing', { MIS_START: '01/06/2026' }),
    ],
    bad: [missing.example('the day before', { MIS_START: '02/06/2026', MIS_END: '01/06/2026' })],
  }),
  missing.row({
    code: '570',
    title: 'No missing episode starts after the year',
    fields: ['MIS_START'],
    message: 'The missing episode starts after the end of the collection year.',
    fix: 'Check the start date. An episode that starts after 31 March belongs in next year’s return.',
    fails: ({ MIS_START }, { yearEnd }) => isAfter(MIS_START, yearEnd),
    ok: [missing.example('on the last day', { MIS_START: '31/03/2027' })],
    bad: [
      missing.example('on the day after', { MIS_START: '01/04/2027' }),
      inYear(2025, missing.example('each year has its own end', { MIS_START: '01/04/2025' })),
    ],
  }),
  missing.row({
    code: '571',
    title: 'A missing episode ends in the year',
    fields: ['MIS_END'],
    message: 'The missing episode ends before or after the collection year.',
    fix: 'Remove an episode that ended before 1 April. Leave the end blank if the child was still missing on 31 March.',
    fails: ({ MIS_END }, { yearStart, yearEnd }) =>
      isBefore(MIS_END, yearStart) || isAfter(MIS_END, yearEnd),
    ok: [
      missing.example('on the first day', { MIS_END: '01/04/2026' }),
      missing.example('on the last day', { MIS_END: '31/03/2027' }),
      missing.example('still missing', { MIS_END: '' }),
    ],
    bad: [
      missing.example('the day before the year', { MIS_END: '31/03/2026' }),
      missing.example('the day after the year', { MIS_END: '01/04/2027' }),
    ],
  }),
  missing.child({
    code: '574',
    title: 'Missing episodes of a child do not overlap',
    fields: ['MIS_START', 'MIS_END'],
    message: 'The missing episode starts before an earlier one has ended.',
    fix: 'Give the end of the earlier episode, or check the start of this one.',
    failing: ({ Missing }) =>
      startingDuringEarlier(Missing, ({ MIS_START, MIS_END }) => ({
        start: MIS_START,
        end: MIS_END,
      })),
    ok: [
      missing.example(
        'missing again on the day the child was back',
        { MIS_START: '01/06/2026', MIS_END: '03/06/2026' },
        { MIS_START: '03/06/2026' },
      ),
      missing.example(
        'another child is missing at the same time',
        { MIS_START: '01/06/2026' },
        { CHILD: 'A2', MIS_START: '02/06/2026' },
      ),
      missing.example(
        'an episode without a start cannot be put in order',
        { MIS_START: '01/06/2026' },
        { MISSING: 'M' },
      ),
    ],
    bad: [
      missing.example(
        'the day before the child was back',
        { MIS_START: '01/06/2026', MIS_END: '03/06/2026' },
        { MIS_START: '02/06/2026' },
      ),
      missing.example(
        'after one that never ended',
        { MIS_START: '01/06/2026' },
        { MIS_START: '01/08/2026', MIS_END: '02/08/2026' },
      ),
      missing.example(
        'after one that never ended, with one between whose start is not a date',
        { MIS_START: '01/06/2026' },
        { MIS_START: '31/06/2026', MIS_END: '15/07/2026' },
        { MIS_START: '01/08/2026', MIS_END: '02/08/2026' },
      ),
      failing(
        2,
        missing.example(
          'two within one long episode',
          { MIS_START: '01/06/2026', MIS_END: '30/06/2026' },
          { MIS_START: '05/06/2026', MIS_END: '06/06/2026' },
          { MIS_START: '15/06/2026', MIS_END: '16/06/2026' },
        ),
      ),
    ],
  }),
  missing.child({
    code: '576',
    title: 'Last year’s open missing episode comes first this year',
    fields: ['CHILD'],
    alsoReads: ['MIS_START'],
    withLastYear: { Missing: ['MIS_START', 'MIS_END'] },
    pointsAtLastYear: { Missing: ['MIS_START', 'MIS_END'] },
    message:
      'Last year’s return has a missing episode without an end, but the child’s first missing episode of this year does not start on the same day, or the child has none this year.',
    fix: 'Add last year’s episode with the same start date, and give the day on which the child was back.',
    failing: ({ Missing }, _, lastYear) => {
      const stillMissing = lastYear.Missing.where(({ MIS_END }) => isBlank(MIS_END));
      if (stillMissing.length === 0) return [];
      if (Missing.count === 0) return stillMissing;
      return Missing.first().filter((first) =>
        stillMissing.every((spell) => isOtherDay(first.MIS_START, spell.MIS_START)),
      );
    },
    ok: [
      withLastYear(
        { Missing: [{ MIS_START: '25/03/2026' }] },
        missing.example(
          'reported again, and the child went missing again',
          { MIS_START: '01/06/2026', MIS_END: '02/06/2026' },
          { MIS_START: '25/03/2026', MIS_END: '04/04/2026' },
        ),
      ),
      withLastYear(
        { Missing: [{ MIS_START: '25/02/2026', MIS_END: '26/02/2026' }] },
        missing.example('was back before the year', { MIS_START: '01/06/2026' }),
      ),
      withLastYear(
        { Missing: [{ MIS_START: '20/03/2026' }, { MIS_START: '25/03/2026' }] },
        missing.example('one of two open episodes reported again', { MIS_START: '25/03/2026' }),
      ),
      withLastYear(
        { Missing: [{ MIS_START: '25/03/2026' }] },
        missing.example('a start left blank may be the same', { MISSING: 'M' }),
      ),
      withLastYear({ Missing: [] }, missing.example('none last year', { MIS_START: '01/06/2026' })),
    ],
    bad: [
      withLastYear(
        { Missing: [{ MIS_START: '25/03/2026' }] },
        missing.example('a day later', { MIS_START: '26/03/2026' }),
      ),
      withLastYear(
        { Missing: [{ MIS_START: '25/03/2026' }] },
        missing.example(
          'not the first',
          { MIS_START: '24/03/2026', MIS_END: '02/04/2026' },
          { MIS_START: '25/03/2026', MIS_END: '04/04/2026' },
        ),
      ),
      withLastYear(
        { Missing: [{ MIS_START: '25/03/2026' }] },
        missing.example('no missing episode this year'),
      ),
    ],
  }),
  missing.row({
    code: '586',
    title: 'No missing episode starts on or before the day of birth',
    fields: ['MIS_START'],
    alsoReads: ['DOB'],
    message: 'The missing episode starts on or before the child’s date of birth.',
    fix: 'Check the start date and the date of birth.',
    fails: ({ MIS_START, DOB }) => isOnOrBefore(MIS_START, DOB),
    ok: [missing.example('the day after', { DOB: '01/06/2026', MIS_START: '02/06/2026' })],
    bad: [
      missing.example('on the day', { DOB: '01/06/2026', MIS_START: '01/06/2026' }),
      missing.example('the day before', { DOB: '01/06/2026', MIS_START: '31/05/2026' }),
    ],
  }),
];
