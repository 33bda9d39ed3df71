import { windowOf } from '../../../days.ts';
import { isAfter, isBefore, isSameDay } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { inYear, workers } from '../makers.ts';

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
      workers.example('an end before the start is left to another rule', {
        SW_DECOM: '01/06/2026',
        SW_DEC: '31/05/2026',
      }),
    ],
    bad: [workers.example('the same day', { SW_DECOM: '01/06/2026', SW_DEC: '01/06/2026' })],
  }),
];
