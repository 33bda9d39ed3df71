import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deployViews } from '../../functions/deploy-views/deploy-views.ts';
import { createHandler } from '../../functions/deploy-views/handler.ts';
import { inDependencyOrder, type View } from '../../functions/deploy-views/views.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';
import { type Lake, openEmptyLake } from '../sql/support/lake.ts';

const PROJECT_SQL = join(import.meta.dirname, '../../sql');

let original: string;
let sqlFolder: string;
let lake: Lake;

// Few views, and the first lines of each table: what is tested here does not hang on how many there are.
const VIEWS = [
  'intermediate/int_workforce_census',
  'marts/council_profile',
  'marts/judgement',
  'marts/neighbour',
  'marts/population',
  'marts/published_indicator',
  'marts/published_neighbours',
  'marts/workforce_rate',
];

beforeAll(async () => {
  original = await mkdtemp(join(tmpdir(), 'sql-'));
  for (const folder of ['dialect', 'reference']) {
    await cp(join(PROJECT_SQL, folder), join(original, folder), { recursive: true });
  }
  for (const view of VIEWS) {
    await cp(join(PROJECT_SQL, `${view}.sql`), join(original, `${view}.sql`));
  }
  // Members of groups are checked against all councils.
  const isShort = (name: string) => name !== 'ref_councils';
  for (const { table } of REFERENCE_TABLES.filter(
    ({ table, rows }) => rows === undefined && isShort(table.name),
  )) {
    const file = join(original, 'reference', `${table.name}.csv`);
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, `${lines.slice(0, 40).join('\n')}\n`);
  }
});
afterAll(async () => await rm(original, { recursive: true }));
beforeEach(async () => {
  sqlFolder = await mkdtemp(join(tmpdir(), 'sql-'));
  await cp(original, sqlFolder, { recursive: true });
  lake = await openEmptyLake(sqlFolder);
});
afterEach(async () => {
  await lake.close();
  await rm(sqlFolder, { recursive: true });
});

const deploy = async () => await deployViews({ lake: lake.store, engine: lake.engine, sqlFolder });
const handle = (event: { RequestType?: 'Create' | 'Update' | 'Delete' }) =>
  createHandler({ lake: lake.store, engine: lake.engine, sqlFolder })(event);
const mart = (name: string) => join(sqlFolder, 'marts', `${name}.sql`);

describe('deploying tables and views', () => {
  it('loads every published table and defines every view', async () => {
    const deployment = await deploy();

    expect(deployment.status).toBe('deployed');
    expect(deployment.tables.written).toEqual(REFERENCE_TABLES.map(({ table }) => table.name));
    expect(deployment.views).toContain('workforce_rate');
    expect(await lake.engine.query('select count(*) as n from ref_neighbours')).toEqual([
      { n: 39 },
    ]);
  });

  it('a second deployment changes only what has changed', async () => {
    await deploy();
    const before = await lake.store.head('reference/ref_councils/data.parquet');
    const again = await deploy();

    expect(again.tables.written).toEqual([]);
    expect(await lake.store.head('reference/ref_councils/data.parquet')).toEqual(before);
  });

  it.each([
    {
      why: 'it overlaps another one of the council and group',
      lines: ['achieving-for-children,314,2020-04-01,2021-03-31'],
      says: 'The membership of 314 in achieving-for-children from 2020-04-01 to 2021-03-31 overlaps the membership of 314 in achieving-for-children from 2014-04-01.',
    },
    {
      why: 'it begins on the last day of another one',
      lines: ['greater-manchester,823,2020-04-01,2021-03-31', 'greater-manchester,823,2021-03-31,'],
      says: 'The membership of 823 in greater-manchester from 2021-03-31 overlaps',
    },
    {
      why: 'there is no such council',
      lines: ['greater-manchester,999,2020-04-01,'],
      says: 'The membership of 999 in greater-manchester from 2020-04-01: there is no council with this code in ref_councils.csv.',
    },
    {
      why: 'there is no such group',
      lines: ['nowhere,823,2020-04-01,'],
      says: 'nowhere is not in ref_groups.csv.',
    },
    {
      why: 'it ends before it begins',
      lines: ['greater-manchester,823,2020-04-01,2020-03-31'],
      says: 'The membership of 823 in greater-manchester from 2020-04-01 to 2020-03-31 ends before it begins.',
    },
    {
      why: 'the council had ended before it began',
      lines: ['greater-manchester,928,2022-04-01,'],
      says: 'The membership of 928 in greater-manchester from 2022-04-01: the council did not exist on any of these days.',
    },
  ])(
    'refuses a membership of a group in words, and changes nothing: $why',
    async ({ lines, says }) => {
      await deploy();
      const before = await lake.store.head('reference/loaded.json');
      await appendFile(
        join(sqlFolder, 'reference/ref_group_members.csv'),
        lines.map((line) => `${line}\n`).join(''),
      );
      await expect(deploy()).rejects.toThrow(says);
      expect(await lake.store.head('reference/loaded.json')).toEqual(before);
    },
  );

  it('takes a council that leaves a group and comes back', async () => {
    await appendFile(
      join(sqlFolder, 'reference/ref_group_members.csv'),
      'greater-manchester,823,2020-04-01,2021-03-31\ngreater-manchester,823,2021-04-01,\n',
    );
    expect((await deploy()).status).toBe('deployed');
  });

  it.each(['reference/ref_neighbours/data.parquet', 'reference/loaded.json'])(
    'writes %s again when it was damaged without a change of length',
    async (key) => {
      await deploy();
      const whole = await lake.store.get(key);
      const bytes = Buffer.from(whole?.body ?? '');
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 64;
      await lake.store.put(key, bytes);
      await deploy();
      const again = await lake.store.get(key);
      expect(Buffer.from(again?.body ?? '').equals(Buffer.from(whole?.body ?? ''))).toBe(true);
    },
  );

  it('loads only the reference table whose file has changed', async () => {
    await deploy();
    const file = join(sqlFolder, 'reference/ref_population.csv');
    await writeFile(file, `${await readFile(file, 'utf8')}2030,council,344,60000,\n`);
    const again = await deploy();

    expect(again.tables.written).toEqual(['ref_population']);
    expect(
      await lake.engine.query('select population_0_17 from population where mid_year = 2030'),
    ).toEqual([{ population_0_17: 60_000 }]);
  });

  it('refuses a reference file that does not match its schema, naming file, line and column', async () => {
    const file = join(sqlFolder, 'reference/ref_neighbours.csv');
    await writeFile(file, `${await readFile(file, 'utf8')}2025,344,0,340,Close\n`);

    await expect(deploy()).rejects.toThrow(/ref_neighbours\.csv, line 41, rank/u);
  });

  it('refuses a reference file with different columns', async () => {
    await writeFile(join(sqlFolder, 'reference/ref_neighbours.csv'), 'la_code,rank\n344,1\n');

    await expect(deploy()).rejects.toThrow('ref_neighbours.csv must have the columns model');
  });

  it('names a view that fails and what reads it, and defines the others', async () => {
    await writeFile(mart('neighbour'), 'select nothing from ref_neighbours');
    const { status, failed, views } = await deploy();

    expect(status).toBe('failed');
    expect(failed.map(({ view }) => view)).toEqual(['neighbour', 'published_neighbours']);
    expect(failed[0]?.reason).toContain('nothing');
    expect(failed[1]?.reason).toBe('It reads neighbour, which failed.');
    expect(views).toContain('judgement');
  });
});

describe('deploying views as part of a stack', () => {
  it('answers with the same identity every time, so that nothing is ever replaced', async () => {
    const created = await handle({ RequestType: 'Create' });
    const updated = await handle({ RequestType: 'Update' });

    expect(created.PhysicalResourceId).toBe(updated.PhysicalResourceId);
    expect(Number(created.Data.Views)).toBe(VIEWS.length);
    expect(updated.Data.TablesWritten).toBe('');
  });

  it('fails the deployment with the names of the views that failed', async () => {
    await writeFile(mart('judgement'), 'select nothing from ref_judgements');

    await expect(handle({ RequestType: 'Update' })).rejects.toThrow(/judgement: /u);
  });

  it('keeps tables and views when the stack is deleted', async () => {
    await handle({ RequestType: 'Create' });
    await handle({ RequestType: 'Delete' });

    expect(await lake.engine.query('select count(*) as n from neighbour')).toHaveLength(1);
  });
});

describe('the order of views', () => {
  const view = (name: string, sql: string): View => ({
    name,
    sql,
    layer: 'marts',
    isWritten: false,
    key: [],
  });
  const orderOf = (views: readonly View[]) => inDependencyOrder(views).map(({ name }) => name);

  it.each([
    {
      why: 'a view comes after those that it reads',
      views: [
        view('a', 'select * from b join c on true'),
        view('b', 'select * from c'),
        view('c', 'select 1 as n'),
      ],
      order: ['c', 'b', 'a'],
    },
    {
      why: 'a step that bears the name of a view is not that view',
      views: [view('a', 'with b as (select 1 as n) select * from b'), view('b', 'select * from a')],
      order: ['a', 'b'],
    },
    {
      why: 'a step that imports the view of its own name reads it',
      views: [view('a', 'with b as (select * from b) select * from b'), view('b', 'select 1 as n')],
      order: ['b', 'a'],
    },
    {
      why: 'a name in a comment or in text is not read',
      views: [view('a', "select 'from b' as t -- from b"), view('b', 'select * from a')],
      order: ['a', 'b'],
    },
    {
      why: 'a column that is distinguished from another is not read',
      views: [
        view('a', 'select * from c where n is not distinct from b'),
        view('b', 'select * from a'),
      ],
      order: ['a', 'b'],
    },
  ])('$why', ({ views, order }) => {
    expect(orderOf(views)).toEqual(order);
  });

  it('is refused for views that read one another', () => {
    expect(() => orderOf([view('a', 'select * from b'), view('b', 'select * from a')])).toThrow(
      'These views read one another: a, b, a.',
    );
  });
});
