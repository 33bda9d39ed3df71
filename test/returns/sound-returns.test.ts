import { describe, expect, it } from 'vitest';
import { lakeTables } from '../../schemas/lake.ts';
import { day } from '../../schemas/returns/columns.ts';
import { RETURNS } from '../../schemas/returns/index.ts';
import type { Return } from '../../schemas/returns/return.ts';
import type { Table } from '../../schemas/returns/table.ts';
import { openWorld } from '../support/world.ts';
import { CLUBS } from './clubs/index.ts';

const { Members, Memberships } = CLUBS.tables as Record<'Members' | 'Memberships', Table>;
const A_DAY = day({ title: 'A day', description: 'A day.' });
const A_WORKER = { ...Memberships.columns.SPORT, privacy: 'worker' } as typeof A_DAY;

const withMembers = (changed: Partial<Table>): Return => ({
  ...CLUBS,
  tables: { Members: { ...Members, ...changed }, Memberships },
});
const withColumns = (columns: Table['columns']): Return =>
  withMembers({ columns: { ...Members.columns, ...columns } });
const firstRule = CLUBS.subjects[0]?.rules[0];

describe('the definition of a return', () => {
  it.each<[string, readonly Return[], string]>([
    ['an id twice', [CLUBS, CLUBS], 'Two returns have the id clubs.'],
    ['an odd id', [{ ...CLUBS, id: 'Clubs & more' }], 'lower-case letters'],
    [
      'years out of order',
      [{ ...CLUBS, years: { oldest: 2025, first: 2027, last: 2026 } }],
      'out of order',
    ],
    ['a column of the lake', [withColumns({ LA_CODE: A_DAY })], 'would be la_code in the lake'],
    ['the submission as a column', [withColumns({ SUBMISSION_ID: A_DAY })], 'submission_id'],
    ['the year as a column', [withColumns({ COLLECTION_YEAR: A_DAY })], 'collection_year'],
    [
      'two columns that would give the same name',
      [withColumns({ BIRTH: { ...A_DAY, privacy: 'birth-month' } })],
      'birth_year',
    ],
    [
      'a calculated column with the name of another column',
      [withMembers({ calculated: [{ name: 'child_ref', description: 'x', calculate: () => 1 }] })],
      'child_ref',
    ],
    [
      'a child in another column',
      [withColumns({ PUPIL: { ...A_DAY, privacy: 'child' } as typeof A_DAY })],
      'not in PUPIL',
    ],
    ['a column CHILD that is not an identifier', [withColumns({ CHILD: A_DAY })], 'not in CHILD'],
    ['a column with a space', [withColumns({ 'A B': A_DAY })], 'cannot have a column A B'],
    ['a column in small letters', [withColumns({ joined: A_DAY })], 'cannot have a column joined'],
    ['a table with an odd name in the lake', [withMembers({ lakeName: 'mem bers' })], 'mem bers'],
    [
      'two tables with the same name in the lake',
      [withMembers({ lakeName: 'memberships' })],
      'clubs_memberships',
    ],
    ['a key that it does not have', [withMembers({ key: ['UPN'] })], 'The key has the column UPN'],
    ['an essential column that it does not have', [withMembers({ essential: ['UPN'] })], 'UPN'],
    [
      'a spell that it does not have',
      [withMembers({ spell: { start: 'FROM', end: 'TO' } })],
      'FROM',
    ],
    [
      'a required table that it does not have',
      [{ ...CLUBS, neededTables: ['Clubs'] }],
      'needs the table Clubs',
    ],
    [
      'births that it has not',
      [{ ...CLUBS, births: { table: 'Members', column: 'BORN' } }],
      'BORN',
    ],
    [
      'a rule twice',
      [{ ...CLUBS, subjects: firstRule ? [{ name: 'x', rules: [firstRule, firstRule] }] : [] }],
      'Two rules have the code',
    ],
    [
      'a blocking rule that it does not have',
      [{ ...CLUBS, blocking: { ...CLUBS.blocking, rules: ['X9'] } }],
      'X9',
    ],
  ])('is refused with a reason for %s', async (_, returns, words) => {
    expect(() => lakeTables([...RETURNS, ...returns])).toThrow(words);
    await expect(openWorld({ returns: [...RETURNS, ...returns] })).rejects.toThrow(words);
  });

  it('is accepted for every return of the service', () => {
    expect(() => lakeTables([...RETURNS, CLUBS])).not.toThrow();
  });

  it('can have two workers in one row, which have two columns in the lake', () => {
    const [members] = lakeTables([withColumns({ OLD_WORKER: A_WORKER, NEW_WORKER: A_WORKER })]);
    const names = members?.columns.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['child_ref', 'old_worker_ref', 'new_worker_ref']),
    );
  });
});

it('a return is accepted for its own years, not for those of other returns', async () => {
  const longer = { ...CLUBS, years: { oldest: 2025, first: 2025, last: 2028 } };
  const world = await openWorld({ returns: [...RETURNS, longer] });
  const officer = await world.as('officer 823');
  const files = [{ name: 'a.csv', size: 1, sha256: 'a'.repeat(64) }];
  const send = async (collectionYear: number) =>
    (
      await officer.post('/api/v1/submissions', {
        return: 'clubs',
        collectionYear,
        laCode: '823',
        files,
      })
    ).status;
  expect([await send(2028), await send(2029), await send(1999)]).toEqual([201, 422, 422]);
  await world.close();
});
