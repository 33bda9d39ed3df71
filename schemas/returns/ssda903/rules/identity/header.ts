import { isAfter } from '../../../predicates.ts';
import type { Rule } from '../../../rule.ts';
import { header, inYear } from '../makers.ts';
import { hasReached } from '../predicates/ages.ts';

const OLDEST = 25;

export const HEADER_RULES: readonly Rule[] = [
  header.cell({
    code: '101',
    title: 'Sex is a code of the year',
    fields: ['SEX'],
    problems: ['missing', 'not-in-code-set'],
    message: 'Sex is blank or not one of the codes of the year.',
    fix: 'Give M (male), F (female) or U (unknown). Until 2023-24 the codes were 1 (male) and 2 (female).',
    ok: [
      header.example('M is a code from 2024-25', { SEX: 'M' }),
      inYear(2025, header.example('U is a code from 2024-25', { SEX: 'U' })),
      inYear(2024, header.example('1 was a code until 2023-24', { SEX: '1' })),
    ],
    bad: [
      header.example('a blank is not a code', { SEX: '' }),
      header.example('1 is no longer a code', { SEX: '1' }),
      inYear(2024, header.example('M was not yet a code in 2023-24', { SEX: 'M' })),
    ],
  }),
  header.cell({
    code: '102',
    title: 'Date of birth is a real date',
    fields: ['DOB'],
    problems: ['missing', 'unreadable'],
    message: 'Date of birth is blank or is not a real date.',
    fix: 'Give the date of birth as DD/MM/YYYY.',
    ok: [header.example('a leap day is real', { DOB: '29/02/2020' })],
    bad: [
      header.example('a blank is not a date', { DOB: '' }),
      header.example('there is no 30 February', { DOB: '30/02/2020' }),
      header.example('a year has four digits', { DOB: '01/02/20' }),
    ],
  }),
  header.cell({
    code: '103',
    title: 'Ethnicity is a known code',
    fields: ['ETHNIC'],
    problems: ['missing', 'not-in-code-set'],
    message: 'Ethnicity is blank or not one of the codes.',
    fix: 'Give one of the ethnicity codes. NOBT means not yet obtained.',
    ok: [header.example('not yet obtained is a code', { ETHNIC: 'NOBT' })],
    bad: [
      header.example('a blank is not a code', { ETHNIC: '' }),
      header.example('no such code', { ETHNIC: 'WBRX' }),
    ],
  }),
  header.row({
    code: '232',
    title: 'Sex is known',
    years: { from: 2025 },
    severity: 'query',
    fields: ['SEX'],
    message: 'Sex is reported as unknown.',
    fix: 'Check whether sex is now known. If it is not, confirm that U is right.',
    fails: (child) => child.SEX === 'U',
    ok: [header.example('sex is known', { SEX: 'F' })],
    bad: [
      header.example('sex is unknown', { SEX: 'U' }),
      inYear(2025, header.example('unknown in the first year of the code', { SEX: 'U' })),
    ],
  }),
  header.row({
    code: '301',
    title: 'Date of birth is not after the year',
    fields: ['DOB'],
    message: 'Date of birth is after the end of the collection year.',
    fix: 'Check the date of birth. A child born after 31 March belongs in next year’s return.',
    fails: (child, { yearEnd }) => isAfter(child.DOB, yearEnd),
    ok: [header.example('born on the last day of the year', { DOB: '31/03/2027' })],
    bad: [header.example('born on the day after the year', { DOB: '01/04/2027' })],
  }),
  header.row({
    code: '351',
    title: 'Child was not over 25 when the year began',
    fields: ['DOB'],
    message: 'The child turned 25 before the collection year began.',
    fix: 'Check the date of birth. If it is right, remove the child: a care leaver is last reported in the year of the 25th birthday.',
    // A child whose 25th birthday is on 1 April turns 25 in the year, so passes.
    fails: ({ DOB }, { yearStart }) => hasReached(OLDEST, DOB, yearStart - 1),
    ok: [header.example('25th birthday on the first day of the year', { DOB: '01/04/2001' })],
    bad: [header.example('25th birthday on the day before the year', { DOB: '31/03/2001' })],
  }),
];
