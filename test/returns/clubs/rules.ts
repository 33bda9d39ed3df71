import { exampleOf, ruleMaker } from '../../../schemas/returns/make-rule.ts';
import { isBefore } from '../../../schemas/returns/predicates.ts';
import type { ClubRows } from './tables.ts';

const common = {
  years: { from: 2025 },
  source: (code: string) => `Rule ${code} of an invented return.`,
  stage: () => 1 as const,
};
const members = ruleMaker<ClubRows, 'Members'>('Members', common);
const memberships = ruleMaker<ClubRows, 'Memberships'>('Memberships', common);

const bornUnknown = members.cell({
  code: 'M1',
  title: 'Date of birth missing',
  fields: ['DOB'],
  problems: ['missing', 'unreadable'],
  message: 'The date of birth is missing or cannot be read.',
  fix: 'Enter the date of birth.',
  ok: [members.example('a date', { DOB: '05/06/2012' })],
  bad: [members.example('none', { DOB: '' })],
});

const unknownSport = memberships.cell({
  code: 'C1',
  title: 'Sport unknown',
  fields: ['SPORT'],
  problems: ['missing', 'not-in-code-set'],
  message: 'The sport is missing or is none of the codes.',
  fix: 'Enter S or C.',
  ok: [memberships.example('swimming', { JOINED: '01/05/2024', SPORT: 'S' })],
  bad: [memberships.example('no code', { JOINED: '01/05/2024', SPORT: 'X' })],
});

const leftBeforeJoining = memberships.row({
  code: 'C2',
  title: 'Left before joining',
  fields: ['JOINED', 'LEFT_ON'],
  message: 'The child left the club before joining it.',
  fix: 'Check both dates.',
  fails: ({ JOINED, LEFT_ON }) => isBefore(LEFT_ON, JOINED),
  ok: [memberships.example('still there', { JOINED: '01/05/2024', SPORT: 'S' })],
  bad: [
    memberships.example('a day before', {
      JOINED: '02/05/2024',
      LEFT_ON: '01/05/2024',
      SPORT: 'S',
    }),
  ],
});

const noMember = memberships.child({
  code: 'C3',
  title: 'Not a member',
  severity: 'query',
  fields: ['CHILD'],
  with: { Members: ['CHILD'] },
  message: 'The child is not in the table of members.',
  fix: 'Add the child to the members, or leave the row out.',
  failing: ({ Members, Memberships }) => (Members.rows.length === 0 ? Memberships.rows : []),
  ok: [
    exampleOf('a member', {
      Members: [{ DOB: '05/06/2012' }],
      Memberships: [{ JOINED: '01/05/2024', SPORT: 'S' }],
    }),
  ],
  bad: [
    exampleOf('no member', { Members: [], Memberships: [{ JOINED: '01/05/2024', SPORT: 'S' }] }),
  ],
});

/** The four rules of the invented return. */
export const SUBJECTS = [
  { name: 'Members', rules: [bornUnknown] },
  { name: 'Memberships', rules: [unknownSport, leftBeforeJoining, noMember] },
];
