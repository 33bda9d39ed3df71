import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inDependencyOrder, readViews } from '../../functions/deploy-views/views.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { outputColumns } from './support/alias-reuse.ts';
import { portabilityProblems } from './support/portable.ts';
import { type Grammar, loadTrinoGrammar } from './support/trino-grammar.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../sql');
const VIEWS = inDependencyOrder(await readViews(SQL_FOLDER));
const columns = new Map(
  LAKE_TABLES.map((table) => [
    table.name,
    [...table.columns, ...table.partitions].map(({ name }) => name),
  ]),
);
const functions = new Set(
  readFileSync(join(SQL_FOLDER, 'dialect/functions.txt'), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*$/u, '').trim())
    .filter((name) => name !== ''),
);

let grammar: Grammar;
beforeAll(async () => {
  grammar = await loadTrinoGrammar();
  for (const view of VIEWS) {
    const known = outputColumns(grammar.treeOf(view.sql), (name) => columns.get(name));
    if (known !== undefined) columns.set(view.name, [...known]);
  }
  // The parser caches its decisions, so the first views take seconds on a busy machine.
}, 120_000);

const problemsOf = (sql: string): readonly string[] =>
  portabilityProblems(sql, { grammar, functions, columnsOf: (name) => columns.get(name) });

describe('every view runs on Athena, Trino and DuckDB', () => {
  it.each(VIEWS)('$layer/$name', ({ sql }) => {
    expect(problemsOf(sql)).toEqual([]);
  });

  it('the columns of every view are found in its text, so that reused names can be found', () => {
    expect(VIEWS.map(({ name }) => name).filter((name) => !columns.has(name))).toEqual([]);
  });
});

describe('every view follows the style of the project', () => {
  it.each(VIEWS)('$layer/$name', ({ sql }) => {
    const lines = sql.trimEnd().split('\n');

    expect(lines.at(-1)).toBe('select * from final');
    expect(lines.length).toBeLessThanOrEqual(80);
    expect(lines.filter((line) => line.length > 80 || line.includes('\t'))).toEqual([]);
  });

  it.each(VIEWS.filter(({ layer }) => layer === 'marts'))(
    'the mart $name has a unit in every row, so that a release can be split by council',
    ({ name }) => {
      expect(columns.get(name)).toEqual(expect.arrayContaining(['unit_level', 'unit_code']));
    },
  );

  it('no two layers have a view with the same name', () => {
    expect(new Set(VIEWS.map(({ name }) => name)).size).toBe(VIEWS.length);
  });
});

const REFUSED: readonly { sql: string; why: string }[] = [
  { sql: 'select la_code from ref_councils qualify row_number() over () = 1', why: 'qualify' },
  { sql: 'select la_code, count(*) from ref_councils group by all', why: 'group by all' },
  { sql: 'select rank::varchar from ref_neighbours', why: 'cast by ::' },
  { sql: 'select [1, 2] as pair', why: 'list literal' },
  { sql: 'from ref_councils', why: 'from without select' },
  { sql: 'select * exclude (notes) from ref_councils', why: 'exclude' },
  { sql: "select name from ref_councils where name ilike 'w%'", why: 'ilike' },
  { sql: 'select name, from ref_councils', why: 'comma at the end' },
  { sql: 'select lag(rank ignore nulls) over () from ref_neighbours', why: 'ignore nulls inside' },
  { sql: 'select name from ref_councils limit 1 offset 2', why: 'limit before offset' },
  { sql: 'select rank // 2 from ref_neighbours', why: 'whole division by //' },
  { sql: 'select valid_from + interval 1 day from ref_councils', why: 'interval without quotes' },
  { sql: "create view a as select '1' as b", why: 'a statement that is no select' },
  { sql: 'select name from ref_councils;', why: 'semicolon' },
  { sql: 'select name from lake.ref_councils', why: 'qualified name' },
  { sql: "select name from ref_councils where valid_from > '2020-01-01'", why: 'date as text' },
  { sql: 'select year_end_date - year_start_date from a', why: 'date less date' },
  { sql: "select year_end_date + interval '1' day from a", why: 'interval without cast' },
  { sql: "select date_trunc('month', valid_from) from ref_councils", why: 'date_trunc, no cast' },
  { sql: 'select numerator / denominator from ref_published_stability', why: 'division by zero' },
  {
    sql: 'select count(*) filter (where rank > 3) over (partition by la_code) as n from ref_neighbours',
    why: 'a filter with a window, which Trino 476 refuses',
  },
  { sql: 'select median(value) from ref_workforce', why: 'a function that Trino has not' },
  { sql: 'select strftime(valid_from, name) from ref_councils', why: "DuckDB's own function" },
  {
    sql: 'select rank + 1 as next, next + 1 as then from ref_neighbours',
    why: 'a name used again in the list that gives it',
  },
  {
    sql: 'select rank + 1 as next from ref_neighbours where next > 3',
    why: 'a name used in where of the select that gives it',
  },
  {
    sql: 'select rank + 1 as next, count(*) as n from ref_neighbours group by next',
    why: 'a name used in group by of the select that gives it',
  },
  {
    sql: 'with a as (select rank as x from ref_neighbours) select x as y from a group by y',
    why: 'a name used again after a step of its own',
  },
  {
    sql: 'select la_code from (select rank + 1 as n, la_code from ref_neighbours where n > 1) b',
    why: 'a name used again inside a sub-query',
  },
];

describe('SQL that only one engine understands is refused', () => {
  it.each(REFUSED)('$why', ({ sql }) => {
    expect(problemsOf(sql)).not.toEqual([]);
  });
});

const TAKEN: readonly { sql: string; why: string }[] = [
  {
    sql: 'select coalesce(rank, 0) as rank from ref_neighbours where rank > 3',
    why: 'a name that is also a column of the table means the column on both engines',
  },
  {
    sql: "select cast(year_end_date + interval '1' day as date) as next_date from a",
    why: 'a day after a date, cast back to a date',
  },
  {
    sql: 'with a as (select rank + 1 as n from ref_neighbours) select n from a where n > 1',
    why: 'a name used in the next step',
  },
];

describe('SQL that both engines understand is accepted', () => {
  it.each(TAKEN)('$why', ({ sql }) => {
    expect(problemsOf(sql)).toEqual([]);
  });
});
