import { codeSet } from '../../../schemas/returns/codes-of-year.ts';
import * as column from '../../../schemas/returns/columns.ts';
import { ageIfKnown } from '../../../schemas/returns/days.ts';
import { type Row, table } from '../../../schemas/returns/table.ts';

const CHILD = column.childId();

const SPORT = codeSet('sport', 'Sport', { S: 'Swimming', C: 'Climbing' });

const Members = table({
  name: 'Members',
  lakeName: 'members',
  title: 'Members',
  description: 'One row for each child: who the child is.',
  from: 2025,
  essential: ['CHILD'],
  key: ['CHILD'],
  columns: {
    CHILD,
    DOB: column.day({
      title: 'Date of birth',
      description: "The child's date of birth.",
      mandatory: true,
      privacy: 'birth-month',
    }),
  },
});

const Memberships = table({
  name: 'Memberships',
  lakeName: 'memberships',
  title: 'Memberships',
  description: 'A row for each stretch of time in which a child belongs to a club.',
  from: 2025,
  essential: ['CHILD', 'JOINED'],
  key: ['CHILD', 'JOINED'],
  spell: { start: 'JOINED', end: 'LEFT_ON' },
  calculated: [
    {
      name: 'age_at_joining',
      description: 'Age on JOINED.',
      calculate: ({ JOINED }, { birth }) => ageIfKnown(birth, JOINED),
    },
  ],
  columns: {
    CHILD,
    JOINED: column.day({ title: 'Joined', description: 'The first day.', mandatory: true }),
    LEFT_ON: column.day({ title: 'Left', description: 'The last day; blank while a member.' }),
    SPORT: column.code(SPORT, {
      title: 'Sport',
      description: 'What the club does.',
      mandatory: true,
    }),
  },
});

/** The two tables of the invented return. */
export const TABLES = { Members, Memberships } as const;

export interface ClubRows {
  readonly [table: string]: Row<typeof Members> | Row<typeof Memberships>;
  readonly Members: Row<typeof Members>;
  readonly Memberships: Row<typeof Memberships>;
}
