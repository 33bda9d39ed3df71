import {
  isAfter,
  isBefore,
  isBlank,
  isFilled,
  isOnOrBefore,
  isOtherDay,
} from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { dolo, failing, withLastYear } from '../makers.ts';
import { startingDuringEarlier } from '../predicates/spells.ts';

export const LIBERTY_ORDER_RULES: readonly Rule[] = [
  dolo.cell({
    code: '700',
    title: 'Start of the deprivation of liberty order is a real date',
    fields: ['DOLO_START'],
    problems: ['missing', 'unreadable'],
    message: 'The start of the deprivation of liberty order is blank or is not a real date.',
    fix: 'Give the day on which the order began as DD/MM/YYYY.',
    ok: [dolo.example('a real date', { DOLO_START: '30/06/2026' })],
    bad: [
      dolo.example('a blank is not a date', { DOLO_START: '' }),
      dolo.example('there is no 31 June', { DOLO_START: '31/06/2026' }),
    ],
  }),
  dolo.cell({
    code: '701',
    title: 'End of the deprivation of liberty order is a real date',
    fields: ['DOLO_END'],
    problems: ['unreadable'],
    message: 'The end of the deprivation of liberty order is not a real date.',
    fix: 'Give the date as DD/MM/YYYY, or leave it blank if the order is in force.',
    ok: [
      dolo.example('a real date', { DOLO_END: '30/06/2026' }),
      dolo.example('in force', { DOLO_END: '' }),
    ],
    bad: [dolo.example('there is no 31 June', { DOLO_END: '31/06/2026' })],
  }),
  dolo.row({
    code: '702',
    title: 'A deprivation of liberty order lasts at least a night',
    fields: ['DOLO_START', 'DOLO_END'],
    message: 'The deprivation of liberty order ends on or before the day on which it starts.',
    fix: 'Check both dates. An order lasts at least one night.',
    fails: ({ DOLO_START, DOLO_END }) => isOnOrBefore(DOLO_END, DOLO_START),
    ok: [
      dolo.example('one night', { DOLO_START: '01/06/2026', DOLO_END: '02/06/2026' }),
      dolo.example('in force', { DOLO_START: '01/06/2026' }),
    ],
    bad: [
      dolo.example('the same day', { DOLO_START: '01/06/2026', DOLO_END: '01/06/2026' }),
      dolo.example('the day before', { DOLO_START: '02/06/2026', DOLO_END: '01/06/2026' }),
    ],
  }),
  dolo.row({
    code: '703',
    title: 'No deprivation of liberty order starts after the year',
    fields: ['DOLO_START'],
    message: 'The deprivation of liberty order starts after the end of the collection year.',
    fix: 'Check the start date. An order that starts after 31 March belongs in next year’s return.',
    fails: ({ DOLO_START }, { yearEnd }) => isAfter(DOLO_START, yearEnd),
    ok: [dolo.example('on the last day', { DOLO_START: '31/03/2027' })],
    bad: [dolo.example('on the day after', { DOLO_START: '01/04/2027' })],
  }),
  dolo.row({
    code: '704',
    title: 'A deprivation of liberty order ends in the year',
    fields: ['DOLO_END'],
    message: 'The deprivation of liberty order ends before or after the collection year.',
    fix: 'Remove an order that ended before 1 April. Leave the end blank if the order was in force on 31 March.',
    fails: ({ DOLO_END }, { yearStart, yearEnd }) =>
      isBefore(DOLO_END, yearStart) || isAfter(DOLO_END, yearEnd),
    ok: [
      dolo.example('on the first day', { DOLO_END: '01/04/2026' }),
      dolo.example('on the last day', { DOLO_END: '31/03/2027' }),
      dolo.example('in force', { DOLO_END: '' }),
    ],
    bad: [
      dolo.example('the day before the year', { DOLO_END: '31/03/2026' }),
      dolo.example('the day after the year', { DOLO_END: '01/04/2027' }),
    ],
  }),
  dolo.child({
    code: '705',
    title: 'Deprivation of liberty orders of a child do not overlap',
    fields: ['DOLO_START', 'DOLO_END'],
    message: 'The deprivation of liberty order starts while an earlier one is still in force.',
    fix: 'Give the end of the earlier order, or check the start of this one.',
    failing: ({ DoLo }) =>
      startingDuringEarlier(DoLo, ({ DOLO_START, DOLO_END }) => ({
        start: DOLO_START,
        end: DOLO_END,
      })),
    ok: [
      dolo.example(
        'starts on the day the other ended',
        { DOLO_START: '01/06/2026', DOLO_END: '01/09/2026' },
        { DOLO_START: '01/09/2026' },
      ),
      dolo.example(
        'another child has one at the same time',
        { DOLO_START: '01/06/2026' },
        { CHILD: 'A2', DOLO_START: '02/06/2026' },
      ),
      dolo.example(
        'an order without a start cannot be put in order',
        { DOLO_START: '01/06/2026' },
        { DOB: '01/06/2012' },
      ),
    ],
    bad: [
      dolo.example(
        'the day before the other ended',
        { DOLO_START: '01/06/2026', DOLO_END: '01/09/2026' },
        { DOLO_START: '31/08/2026' },
      ),
      dolo.example(
        'after one that never ended',
        { DOLO_START: '01/06/2026' },
        { DOLO_START: '01/08/2026', DOLO_END: '02/08/2026' },
      ),
      failing(
        2,
        dolo.example(
          'two within one long order',
          { DOLO_START: '01/06/2026', DOLO_END: '30/06/2026' },
          { DOLO_START: '05/06/2026', DOLO_END: '06/06/2026' },
          { DOLO_START: '15/06/2026', DOLO_END: '16/06/2026' },
        ),
      ),
    ],
  }),
  dolo.child({
    code: '706',
    title: 'An order in force at the end of last year is reported again this year',
    fields: ['DOLO_START'],
    withLastYear: { DoLo: ['DOLO_START', 'DOLO_END'] },
    pointsAtLastYear: { DoLo: ['DOLO_START'] },
    message:
      'Last year’s return has a deprivation of liberty order without an end, but this year’s return has no order of the child with the same start.',
    fix: 'Add last year’s order with the same start date, and its end date if it has ended.',
    failing: ({ DoLo }, _, lastYear) =>
      lastYear.DoLo.where(
        (order) =>
          isBlank(order.DOLO_END) &&
          isFilled(order.DOLO_START) &&
          DoLo.none(({ DOLO_START }) => !isOtherDay(DOLO_START, order.DOLO_START)),
      ),
    ok: [
      withLastYear(
        { DoLo: [{ DOLO_START: '01/03/2026' }] },
        dolo.example(
          'reported again',
          { DOLO_START: '01/03/2026', DOLO_END: '01/06/2026' },
          { DOLO_START: '01/09/2026' },
        ),
      ),
      withLastYear(
        { DoLo: [{ DOLO_START: '01/02/2026', DOLO_END: '01/03/2026' }] },
        dolo.example('had ended by then', { DOLO_START: '01/06/2026' }),
      ),
      withLastYear(
        { DoLo: [{ DOLO_END: '' }] },
        dolo.example('last year’s has no start to compare', { DOLO_START: '01/06/2026' }),
      ),
      withLastYear(
        { DoLo: [{ DOLO_END: '' }] },
        dolo.example('last year’s has no start, and there is no order this year'),
      ),
      withLastYear(
        { DoLo: [{ DOLO_START: '01/03/2026' }] },
        dolo.example('a start left blank may be the same', { DOB: '01/06/2012' }),
      ),
      withLastYear(
        { DoLo: [{ DOLO_START: '01/03/2026' }] },
        dolo.example('a start that is not a date may be the same', { DOLO_START: '31/06/2026' }),
      ),
    ],
    bad: [
      withLastYear(
        { DoLo: [{ DOLO_START: '01/03/2026' }] },
        dolo.example('a day later', { DOLO_START: '02/03/2026' }),
      ),
      withLastYear(
        { DoLo: [{ DOLO_START: '01/03/2026' }] },
        dolo.example('a day earlier', { DOLO_START: '28/02/2026' }),
      ),
      withLastYear({ DoLo: [{ DOLO_START: '01/03/2026' }] }, dolo.example('no order this year')),
    ],
  }),
  dolo.row({
    code: '708',
    title: 'No deprivation of liberty order starts on or before the day of birth',
    fields: ['DOLO_START'],
    alsoReads: ['DOB'],
    message: 'The deprivation of liberty order starts on or before the child’s date of birth.',
    fix: 'Check the start date and the date of birth.',
    fails: ({ DOLO_START, DOB }) => isOnOrBefore(DOLO_START, DOB),
    ok: [dolo.example('the day after', { DOB: '01/06/2026', DOLO_START: '02/06/2026' })],
    bad: [
      dolo.example('on the day', { DOB: '01/06/2026', DOLO_START: '01/06/2026' }),
      dolo.example('the day before', { DOB: '01/06/2026', DOLO_START: '31/05/2026' }),
    ],
  }),
];
