import { describe, expect, it } from 'vitest';
import { type LakeRowsContext, toLakeRows } from '../../functions/shared/lake/lake-rows.ts';
import { lakeTableOf } from '../../schemas/lake/return-table.ts';
import { ageIfKnown, dayOf } from '../../schemas/returns/days.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { TABLES } from '../../schemas/returns/ssda903/tables.ts';
import type { Table } from '../../schemas/returns/table.ts';

const BORN = dayOf(2020, 2, 29);
const CONTEXT: LakeRowsContext = {
  submissionId: 'submission',
  laCode: '823',
  collectionYear: 2025,
  childRef: (identifier) => `child-of-${identifier.length}`,
  workerRef: (identifier) => `worker-of-${identifier.length}`,
  postcodeRef: (postcode) => `place ${postcode}`,
  birthOf: (identifier) => (identifier === 'C1' ? BORN : undefined),
};

const LAKE_TABLES = Object.values(SSDA903.tables).map((table) => lakeTableOf(SSDA903, table));

interface AgeCase {
  born: [number, number, number];
  on: [number, number, number];
  age: number | null;
  why: string;
}

describe('age in complete years', () => {
  it.each([
    { born: [2020, 2, 29], on: [2025, 2, 28], age: 4, why: 'a leap day child on 28 February' },
    { born: [2020, 2, 29], on: [2025, 3, 1], age: 5, why: 'a leap day child on 1 March' },
    { born: [2020, 2, 29], on: [2024, 2, 29], age: 4, why: 'a leap day child on a leap day' },
    { born: [2010, 3, 31], on: [2025, 3, 31], age: 15, why: 'on the birthday' },
    { born: [2010, 4, 1], on: [2025, 3, 31], age: 14, why: 'the day before the birthday' },
    { born: [2025, 3, 31], on: [2025, 3, 31], age: 0, why: 'on the day of birth' },
    { born: [2025, 4, 1], on: [2025, 3, 31], age: null, why: 'before birth there is no age' },
  ] satisfies AgeCase[])('$why', ({ born, on, age }) => {
    expect(ageIfKnown(dayOf(...born), dayOf(...on))).toBe(age);
  });

  it.each([
    { birth: null, why: 'a blank date of birth' },
    { birth: undefined, why: 'a child who is not in the header' },
    { birth: Number.NaN, why: 'a date of birth that cannot be read' },
  ])('is not known for $why', ({ birth }) => {
    expect(ageIfKnown(birth, dayOf(2025, 3, 31))).toBeNull();
  });
});

describe('a row of a return, stored in the lake', () => {
  it('a Header row has month and year of birth and the ages, and no day of birth or UPN', () => {
    const [row] = toLakeRows(
      TABLES.Header,
      [
        {
          CHILD: 'C1',
          SEX: 'F',
          DOB: BORN,
          ETHNIC: 'WBRI',
          UPN: 'A123456789012',
          MOTHER: 1,
          MC_DOB: dayOf(2024, 12, 24),
        },
      ],
      CONTEXT,
    );

    expect(row).toMatchObject({
      submission_id: 'submission',
      la_code: '823',
      child_ref: 'child-of-2',
      birth_year: 2020,
      birth_month: 2,
      mc_birth_year: 2024,
      mc_birth_month: 12,
      age_at_31_march: 5,
      age_at_31_august: 4,
    });
    expect(Object.values(row ?? {})).not.toContain(BORN);
    expect(JSON.stringify(row)).not.toMatch(/A123456789012|"C1"/u);
  });

  it('an episode has the age on its first day, and the same reference for the same postcode', () => {
    const rows = toLakeRows(
      TABLES.Episodes,
      [
        { CHILD: 'C1', DECOM: dayOf(2025, 2, 28), PL_POST: 'CH41 6AB', HOME_POST: 'CH41 6AA' },
        { CHILD: 'C1', DECOM: dayOf(2025, 3, 1), PL_POST: 'ch416ab' },
        { CHILD: 'C2', DECOM: dayOf(2025, 3, 1) },
      ],
      CONTEXT,
    );

    expect(rows.map(({ age_at_decom }) => age_at_decom)).toEqual([4, 5, null]);
    expect(rows.map(({ pl_post_ref }) => pl_post_ref)).toEqual([
      'place CH416AB',
      'place CH416AB',
      null,
    ]);
    expect(JSON.stringify(rows)).not.toContain('CH41 6A');
  });

  it('of a social worker has a reference in place of the identifier', () => {
    const [row] = toLakeRows(
      TABLES.SWEpisodes,
      [{ CHILD: 'C1', DOB: BORN, SW_ID: 'SW12345', SW_DECOM: dayOf(2024, 5, 1) }],
      CONTEXT,
    );

    expect(row?.worker_ref).toBe('worker-of-7');
    expect(row?.sw_decom).toBe(dayOf(2024, 5, 1));
    expect(JSON.stringify(row)).not.toContain('SW12345');
  });

  it('has nothing where a day or number cannot be read', () => {
    const [row] = toLakeRows(
      TABLES.Episodes,
      [{ CHILD: 'C1', DECOM: Number.NaN, DEC: null, RNE: '' }],
      CONTEXT,
    );

    expect(row).toMatchObject({ decom: null, dec: null, rne: null, age_at_decom: null });
  });

  it.each([
    { table: TABLES.Episodes, end: 'DEC', column: 'dec' },
    { table: TABLES.SWEpisodes, end: 'SW_DEC', column: 'sw_dec' },
  ])('of $table.name says when its end was given and could not be read', (given) => {
    const ends = [Number.NaN, null, dayOf(2025, 3, 1)];
    const rows = toLakeRows(
      given.table,
      ends.map((end) => ({ CHILD: 'C1', [given.end]: end })),
      CONTEXT,
    );

    expect(rows.map(({ is_end_unreadable }) => is_end_unreadable)).toEqual([true, false, false]);
    expect(rows.map((row) => row[given.column])).toEqual([null, null, dayOf(2025, 3, 1)]);
  });

  it.each(Object.values(TABLES) as Table[])(
    'of $name has the columns of its lake table and no other',
    (table) => {
      const filled = Object.fromEntries(
        Object.entries(table.columns).map(([field, { kind }]) => [
          field,
          kind === 'day' || kind === 'whole' ? BORN : `secret ${field}`,
        ]),
      );
      const [row = {}] = toLakeRows(table, [filled], CONTEXT);
      const lakeTable = lakeTableOf(SSDA903, table);

      expect(Object.keys(row).sort()).toEqual(lakeTable.columns.map(({ name }) => name).sort());
      expect(JSON.stringify(row)).not.toMatch(/secret (?:CHILD|SW_ID|UPN|HOME_POST)/u);
    },
  );
});

describe('the lake tables of the return', () => {
  it('hold no date of birth, UPN or postcode', () => {
    const names = LAKE_TABLES.flatMap(({ columns }) => columns.map(({ name }) => name));

    expect(names.filter((name) => /dob|upn|_post$|^child$|^sw_id$/u.test(name))).toEqual([]);
  });

  it('are laid out by collection year, and their rows name council and submission', () => {
    for (const table of LAKE_TABLES) {
      expect(table.partitions.map(({ name, type }) => `${name} ${type}`)).toEqual([
        'collection_year integer',
      ]);
      expect(table.columns.slice(0, 2)).toMatchObject([
        { name: 'submission_id', nullable: false },
        { name: 'la_code', nullable: false },
      ]);
      expect(table.location).toBe(table.name);
    }
  });
});
