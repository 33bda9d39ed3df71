import { describe, expect, it } from 'vitest';
import { dayOf } from '../../schemas/returns/days.ts';
import { rowReader } from '../../schemas/returns/read-row.ts';
import { TABLES, type TableName } from '../../schemas/returns/ssda903/tables.ts';

interface Case {
  readonly why: string;
  readonly table: TableName;
  readonly field: string;
  readonly cell: string;
  readonly value: unknown;
  readonly problem?: string;
  readonly year?: number;
}

const episodes = { table: 'Episodes' } as const;
const header = { table: 'Header' } as const;

const CASES: readonly Case[] = [
  { why: 'a date', ...episodes, field: 'DEC', cell: '29/02/2024', value: dayOf(2024, 2, 29) },
  {
    why: 'spaces around a date',
    ...episodes,
    field: 'DEC',
    cell: ' 01/04/2024 ',
    value: dayOf(2024, 4, 1),
  },
  {
    why: 'no such day',
    ...episodes,
    field: 'DEC',
    cell: '29/02/2025',
    value: Number.NaN,
    problem: 'unreadable',
  },
  {
    why: 'a two-digit year',
    ...episodes,
    field: 'DEC',
    cell: '01/04/24',
    value: Number.NaN,
    problem: 'unreadable',
  },
  {
    why: 'a date the other way round',
    ...episodes,
    field: 'DEC',
    cell: '2024-04-01',
    value: Number.NaN,
    problem: 'unreadable',
  },
  { why: 'a blank that may be', ...episodes, field: 'DEC', cell: '  ', value: null },
  {
    why: 'a blank that may not be',
    ...episodes,
    field: 'DECOM',
    cell: '',
    value: null,
    problem: 'missing',
  },
  { why: 'a code in lower case', ...episodes, field: 'LS', cell: 'c2', value: 'C2' },
  {
    why: 'a code outside its set stays a value',
    ...episodes,
    field: 'LS',
    cell: 'C9',
    value: 'C9',
    problem: 'not-in-code-set',
  },
  {
    why: 'a code of another year stays a value',
    ...episodes,
    field: 'PLACE',
    cell: 'Z1',
    value: 'Z1',
    problem: 'not-in-code-set',
    year: 2026,
  },
  { why: 'a code of its year', ...episodes, field: 'PLACE', cell: 'Z1', value: 'Z1', year: 2025 },
  {
    why: 'supported accommodation in 2023-24',
    ...episodes,
    field: 'PLACE',
    cell: 'K3',
    value: 'K3',
    year: 2024,
  },
  { why: 'a pupil number', ...header, field: 'UPN', cell: 'a12345678901z', value: 'A12345678901Z' },
  { why: 'why there is none', ...header, field: 'UPN', cell: 'UN5', value: 'UN5' },
  {
    why: 'no letter I in a pupil number',
    ...header,
    field: 'UPN',
    cell: 'I123456789012',
    value: 'I123456789012',
    problem: 'wrong-format',
  },
  {
    why: 'a child with too long a name',
    ...header,
    field: 'CHILD',
    cell: '12345678901',
    value: '12345678901',
    problem: 'wrong-format',
  },
  { why: 'a provider number', ...episodes, field: 'URN', cell: 'SC123456', value: 'SC123456' },
  {
    why: 'not a provider number',
    ...episodes,
    field: 'URN',
    cell: '123',
    value: '123',
    problem: 'wrong-format',
  },
  { why: 'a score', table: 'OC2', field: 'SDQ_SCORE', cell: '40', value: 40 },
  {
    why: 'a score that is too high',
    table: 'OC2',
    field: 'SDQ_SCORE',
    cell: '41',
    value: Number.NaN,
    problem: 'unreadable',
  },
  {
    why: 'half a point',
    table: 'OC2',
    field: 'SDQ_SCORE',
    cell: '1.5',
    value: Number.NaN,
    problem: 'unreadable',
  },
  {
    why: 'a date known in part',
    table: 'PrevPerm',
    field: 'DATE_PERM',
    cell: 'zz/ZZ/2019',
    value: 'ZZ/ZZ/2019',
  },
  {
    why: 'a date known in no part',
    table: 'PrevPerm',
    field: 'DATE_PERM',
    cell: 'soon',
    value: 'SOON',
    problem: 'wrong-format',
  },
];

describe('how a cell is read', () => {
  it.each(CASES)('$why: $cell', ({ table, field, cell, value, problem, year }) => {
    const { row, problems } = rowReader(TABLES[table], year ?? 2027, { [field]: 0 }).record([cell]);
    expect(row[field as keyof typeof row]).toEqual(value);
    expect(problems.map((fault) => fault.problem)).toEqual(problem === undefined ? [] : [problem]);
  });

  it('reads every column of a table, in its order, whatever the order in the file', () => {
    const { row } = rowReader(TABLES.Missing, 2027, { MIS_START: 0, CHILD: 1 }).record([
      '01/05/2026',
      'A1',
    ]);
    expect(Object.keys(row)).toEqual(Object.keys(TABLES.Missing.columns));
    expect(row).toMatchObject({ CHILD: 'A1', MIS_START: dayOf(2026, 5, 1), MISSING: null });
  });

  it('reads a record that ends early as blanks', () => {
    const { problems } = rowReader(TABLES.Missing, 2027, { CHILD: 0, MIS_START: 1 }).record(['A1']);
    expect(problems).toEqual([
      { field: 'MIS_START', problem: 'missing', expected: 'a real date like 31/03/2025' },
    ]);
  });

  it('gives the same answer for more different texts than it remembers', () => {
    const reader = rowReader(TABLES.OC2, 2027, { CHILD: 0 });
    const ids = Array.from({ length: 70_000 }, (_, index) => `C${index}`);
    const again = [...ids, ...ids].map((id) => reader.record([id]).row.CHILD);
    expect(again).toEqual([...ids, ...ids]);
  });
});
