import { ageOn } from '../../../days.ts';
import type { Rule } from '../../../rule.ts';
import { isAfter } from '../../../words.ts';
import type { HeaderRow } from '../../tables.ts';
import { failing, header, inYear } from '../makers.ts';

const OLDEST = 25;

function sharedIdentifiers(rows: readonly HeaderRow[]): ReadonlySet<string | null> {
  const seen = new Set<string | null>();
  const shared = new Set<string | null>();
  for (const { CHILD } of rows) {
    if (CHILD !== null && seen.has(CHILD)) shared.add(CHILD);
    seen.add(CHILD);
  }
  return shared;
}

export const HEADER_RULES: readonly Rule[] = [
  header.cell({
    code: '101',
    title: 'Sex is a code of the year',
    fields: ['SEX'],
    problems: ['missing', 'not-in-code-set'],
    message: 'Sex is blank or not one of the codes of the year.',
    mend: 'Give M, F or U. Until 2023-24 the codes were 1 (male) and 2 (female).',
    ok: [
      header.example('M is a code from 2024-25', { SEX: 'M' }),
      inYear(2024, header.example('1 was a code until 2023-24', { SEX: '1' })),
    ],
    bad: [
      header.example('a blank is not a code', { SEX: '' }),
      header.example('1 is no longer a code', { SEX: '1' }),
      inYear(2024, header.example('M was not a code until 2023-24', { SEX: 'M' })),
    ],
  }),
  header.cell({
    code: '102',
    title: 'Date of birth is a real date',
    fields: ['DOB'],
    problems: ['missing', 'unreadable'],
    message: 'Date of birth is blank or is not a real date.',
    mend: 'Give the date of birth as DD/MM/YYYY.',
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
    mend: 'Give one of the ethnicity codes. NOBT says that it has not been obtained yet.',
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
    mend: 'Check whether sex is known by now. If it is not, confirm that U is right.',
    fails: (child) => child.SEX === 'U',
    ok: [header.example('sex is known', { SEX: 'F' })],
    bad: [header.example('sex is unknown', { SEX: 'U' })],
  }),
  header.row({
    code: '301',
    title: 'Date of birth is not after the year',
    fields: ['DOB'],
    message: 'Date of birth is after the end of the collection year.',
    mend: 'Check the date of birth. A child born after 31 March belongs in next year’s return.',
    fails: (child, { yearEnd }) => isAfter(child.DOB, yearEnd),
    ok: [header.example('born on the last day of the year', { DOB: '31/03/2027' })],
    bad: [header.example('born on the day after the year', { DOB: '01/04/2027' })],
  }),
  header.row({
    code: '351',
    title: 'Child is not over 25',
    fields: ['DOB'],
    message: 'The child was over 25 when the collection year began.',
    mend: 'Check the date of birth. If it is right, the child no longer belongs in the return.',
    fails: ({ DOB }, { yearStart }) => DOB !== null && ageOn(DOB, yearStart) > OLDEST,
    ok: [header.example('26th birthday on the second day of the year', { DOB: '02/04/2000' })],
    bad: [header.example('26th birthday on the first day of the year', { DOB: '01/04/2000' })],
  }),
  header.table({
    code: 'INT32',
    title: 'Each child has one header row',
    fields: ['CHILD'],
    message: 'The same child is in the Header table more than once.',
    mend: 'Keep one row for the child and take the others out.',
    failing: (rows) => {
      const shared = sharedIdentifiers(rows);
      return rows.filter(({ CHILD }) => shared.has(CHILD));
    },
    ok: [header.example('two children', { CHILD: 'A1' }, { CHILD: 'A2' })],
    bad: [failing(2, header.example('one child twice', { CHILD: 'A1' }, { CHILD: 'a1 ' }))],
  }),
];
