import { windowOf } from '../../../days.ts';
import { isAfter, isBefore, isSameDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { failing, inYear, workers } from '../makers.ts';
import { rowsThatShare } from '../predicates/repeated.ts';

const BAD_START = { SW_DECOM: '31/06/2026' };

export const WORKER_DATE_RULES: readonly Rule[] = [
  workers.row({
    code: 'SW06STG2',
    title: 'No social worker episode starts after the year',
    fields: ['SW_DECOM'],
    message: 'The social worker episode starts after the end of the collection year.',
    fix: 'Check the start date. An episode that starts after 31 March belongs in next year’s return.',
    fails: ({ SW_DECOM }, { yearEnd }) => isAfter(SW_DECOM, yearEnd),
    ok: [workers.example('on the last day', { SW_DECOM: '31/03/2027' })],
    bad: [workers.example('on the day after', { SW_DECOM: '01/04/2027' })],
  }),
  workers.row({
    code: 'SW07STG2',
    title: 'A social worker episode ends in the period collected',
    fields: ['SW_DEC'],
    message: 'The social worker episode ends outside the period collected.',
    fix: 'Remove an episode that ended before the period: the collection year and, since 2024-25, the year before it. Leave the end blank if the worker was still there on 31 March.',
    fails: ({ SW_DEC }, { rulesYear, collectionYear, yearStart, yearEnd }) => {
      const first = rulesYear >= 2025 ? windowOf(collectionYear - 1).yearStart : yearStart;
      return isAfter(SW_DEC, yearEnd) || isBefore(SW_DEC, first);
    },
    ok: [
      workers.example('on the last day', { SW_DEC: '31/03/2027' }),
      workers.example('one year before the year', { SW_DEC: '01/04/2025' }),
      inYear(2024, workers.example('on the first day of 2023-24', { SW_DEC: '01/04/2023' })),
      workers.example('still the worker', { SW_DEC: '' }),
      inYear(2025, workers.example('the year before, since 2024-25', { SW_DEC: '01/04/2023' })),
    ],
    bad: [
      workers.example('after the year', { SW_DEC: '01/04/2027' }),
      workers.example('more than a year before the year', { SW_DEC: '31/03/2025' }),
      inYear(2024, workers.example('before the year', { SW_DEC: '31/03/2023' })),
      inYear(2024, workers.example('after the year', { SW_DEC: '01/04/2024' })),
      inYear(2025, workers.example('more than a year before', { SW_DEC: '31/03/2023' })),
    ],
  }),
  workers.row({
    code: 'SW09STG2',
    title: 'A social worker episode lasts at least a night',
    fields: ['SW_DECOM', 'SW_DEC'],
    message: 'The social worker episode starts and ends on the same day.',
    fix: 'Check both dates. Remove the episode if it did not last overnight.',
    fails: ({ SW_DECOM, SW_DEC }) => isSameDay(SW_DECOM, SW_DEC),
    ok: [
      workers.example('one night', { SW_DECOM: '01/06/2026', SW_DEC: '02/06/2026' }),
      workers.example('an end before the start is left to rule SW18', {
        SW_DECOM: '01/06/2026',
        SW_DEC: '31/05/2026',
      }),
    ],
    bad: [workers.example('the same day', { SW_DECOM: '01/06/2026', SW_DEC: '01/06/2026' })],
  }),
  workers.row({
    code: 'SW18STG2',
    title: 'A social worker episode ends before it starts',
    years: { from: 2026 },
    fields: ['SW_DEC', 'SW_DECOM'],
    message: 'The social worker episode ends before the day on which it starts.',
    fix: 'Check both dates: the day and the month, or the two dates, may have changed places.',
    fails: ({ SW_DECOM, SW_DEC }) => isBefore(SW_DEC, SW_DECOM),
    ok: [
      workers.example('the day after', { SW_DECOM: '01/06/2026', SW_DEC: '02/06/2026' }),
      workers.example('the same day is left to rule SW09', {
        ...{ SW_DECOM: '01/06/2026', SW_DEC: '01/06/2026' },
      }),
      workers.example('still the worker', { SW_DECOM: '01/06/2026' }),
      workers.example('no start', { SW_DEC: '01/06/2026' }),
      workers.example('an end that is not a date', {
        ...{ SW_DECOM: '01/07/2026', SW_DEC: '31/06/2026' },
      }),
    ],
    bad: [workers.example('the day before', { SW_DECOM: '02/06/2026', SW_DEC: '01/06/2026' })],
  }),
  workers.child({
    code: 'SW19STG2',
    title: 'Two social worker episodes of a child start on the same day',
    years: { from: 2026 },
    fields: ['SW_DECOM'],
    message: 'Another social worker episode of the child starts on the same day.',
    fix: 'Check the start of each. Keep one episode for each worker who took over, and remove a row that was sent twice.',
    failing: ({ SWEpisodes: { rows } }) => rowsThatShare(rows, ({ SW_DECOM }) => SW_DECOM),
    ok: [
      workers.example('a day later', { SW_DECOM: '01/06/2026' }, { SW_DECOM: '02/06/2026' }),
      workers.example('no start', {}, {}),
      workers.example('starts that are not dates', BAD_START, BAD_START),
      workers.example(
        'of another child',
        { SW_DECOM: '01/06/2026' },
        { CHILD: 'B2', SW_DECOM: '01/06/2026' },
      ),
    ],
    bad: [
      failing(
        2,
        workers.example(
          'two of three',
          { SW_DECOM: '01/06/2026', SW_DEC: '02/06/2026' },
          { SW_DECOM: '02/06/2026' },
          { SW_DECOM: '01/06/2026' },
        ),
      ),
      failing(
        2,
        workers.example(
          'and one that has no start',
          { SW_DECOM: '01/06/2026' },
          {},
          { SW_DECOM: '01/06/2026' },
        ),
      ),
    ],
  }),
];
