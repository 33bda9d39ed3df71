import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DuckdbEngine, openDuckdbEngine } from '../../infra/local/duckdb-engine.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../sql');
const PRELUDE = readFileSync(join(SQL_FOLDER, 'dialect/duckdb.sql'), 'utf8');

let engine: DuckdbEngine;
beforeAll(async () => {
  engine = await openDuckdbEngine({ sqlFolder: SQL_FOLDER });
});
afterAll(async () => await engine.close());

/** The answer of Trino 476. */
const CASES: readonly { sql: string; answer: string | number | null; why: string }[] = [
  { sql: '5 / 2', answer: 2, why: 'whole numbers divide to a whole number' },
  { sql: '-5 / 2', answer: -2, why: 'towards zero' },
  { sql: 'cast(5 as double) / 2', answer: 2.5, why: 'a double keeps its fraction' },
  {
    sql: "date_diff('year', date '2008-04-02', date '2025-04-01')",
    answer: 16,
    why: 'a birthday tomorrow is not counted yet',
  },
  {
    sql: "date_diff('year', date '2008-04-01', date '2025-04-01')",
    answer: 17,
    why: 'a birthday today is counted',
  },
  {
    sql: "date_diff('month', date '2025-01-31', date '2025-02-27')",
    answer: 0,
    why: 'a month is whole only when its day has come',
  },
  {
    sql: "date_diff('month', date '2025-03-15', date '2025-01-16')",
    answer: -1,
    why: 'backwards, whole months again',
  },
  {
    sql: "date_diff('day', date '2024-02-28', date '2024-03-01')",
    answer: 2,
    why: 'a leap day counts',
  },
  {
    sql: "(select max_by(name, rank) from (values ('a', 1), (null, 2)) as t(name, rank))",
    answer: null,
    why: 'the value in the row with the greatest, kept when it is null',
  },
  {
    sql: "(select max_by(name, rank) from (values ('a', 1), ('b', null)) as t(name, rank))",
    answer: 'a',
    why: 'a row without a rank is left out',
  },
  {
    sql: "(select min_by(name, rank) from (values (null, 1), ('b', 2)) as t(name, rank))",
    answer: null,
    why: 'the value in the row with the least, kept when it is null',
  },
  {
    sql: "(select min_by(name, rank) from (values ('a', 2), ('b', 1)) as t(name, rank))",
    answer: 'b',
    why: 'the value in the row with the least',
  },
  {
    sql: "10000 * year(date '2024-02-29') + 100 * month(date '2024-02-29') + day(date '2024-02-29')",
    answer: 20240229,
    why: 'year, month and day of a day are whole numbers',
  },
  { sql: 'day(cast(null as date))', answer: null, why: 'no day has no parts' },
  {
    sql: "(select count(*) from (values ('a', 1), ('b', 1)) as t(name, rank) group by grouping sets ((), (name)) having grouping(name) = 1)",
    answer: 2,
    why: 'grouping is 1 where a set leaves the column out',
  },
  {
    sql: "(select grouping(name) from (values ('a', 1), (null, 1)) as t(name, rank) where name is null group by grouping sets ((name)))",
    answer: 0,
    why: 'grouping is 0 where the set holds the column, though it is null',
  },
];

describe('DuckDB gives the same answer as Trino', () => {
  it.each(CASES)('$why: $sql', async ({ sql, answer }) => {
    expect(await engine.query(`select ${sql} as answer`)).toEqual([{ answer }]);
  });

  it('every macro has a case', () => {
    const macros = [...PRELUDE.matchAll(/create or replace macro (\w+)/gu)].map(([, name]) => name);

    expect(macros.length).toBeGreaterThan(0);
    expect(macros.filter((name) => !CASES.some(({ sql }) => sql.includes(`${name}(`)))).toEqual([]);
  });

  it('also in views, for macros and whole division', async () => {
    await engine.execute(
      "create view halves as select 7 / 2 as half, date_diff('year', date '2024-12-31', date '2025-01-01') as years",
    );

    expect(await engine.query('select * from halves')).toEqual([{ half: 3, years: 0 }]);
  });
});
