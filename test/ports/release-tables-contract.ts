import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { Conflict, QueryFailed } from '../../functions/shared/errors.ts';
import { createRowReader, type TableFile } from '../../functions/shared/lake/read-parquet-rows.ts';
import { toParquet } from '../../functions/shared/lake/write-parquet.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import type { NewTable, QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import type { LakeColumn, LakeTable } from '../../schemas/lake/columns.ts';

interface Selects {
  /** A select of 2500 numbers, `n`. */
  readonly lines: string;
  /** A select of 100,000 unsorted rows of a `code`, numbers `n` below 10,000 and three that do not compress. */
  readonly codes: string;
  /** Does not finish within a test. */
  readonly endless: string;
}

export interface Limits {
  /** Whether a table may have no rows. */
  readonly takesNoRows?: boolean;
  /** Whether a file has many small row groups, which Athena does not let clients choose. */
  readonly hasSmallGroups?: boolean;
}

/** What every `QueryEngine` promises about the databases of releases and their tables. */
export function promisesOfReleaseTables(
  opened: () => EngineUnderTest,
  selects: Selects,
  { takesNoRows = true, hasSmallGroups = true }: Limits,
): void {
  const database = `release_${randomUUID().slice(0, 8)}`;
  let engine: QueryEngine;
  let under: EngineUnderTest;

  beforeAll(async () => {
    under = opened();
    engine = under.engine;
    await engine.execute(`create or replace view people as
      select cast(1 as bigint) as n, 'a' as name, cast(0.25 as double) as share, date '2024-02-29' as day, true as sure
      union all select 2, null, null, null, null`);
    await engine.openDatabase({ name: database, tables: ['people'] });
  });

  const within = (sql: string) => engine.query(sql, [], { database });
  /** The files of a table in a folder of the lake. */
  const filesAt = async (location: string): Promise<TableFile[]> => {
    const files: TableFile[] = [];
    for await (const { key, size } of under.lake.list(`${location}/`)) files.push({ key, size });
    return files.filter(({ key }) => !/\/[._][^/]*$/u.test(key));
  };
  /** A table with a unique name and folder. */
  const newTable = (more: Partial<NewTable> = {}): NewTable => {
    const id = randomUUID().slice(0, 8);
    const location = `releases/000001/people/${id}`;
    return { database, table: `people_${id}`, location, sortedBy: ['n'], ...more };
  };
  const write = async (more?: Partial<NewTable>): Promise<NewTable> => {
    const table = newTable(more);
    await engine.writeTable('select * from people', table);
    return table;
  };
  const rowsOf = ({ table }: NewTable) => within(`select * from ${table} order by n`);

  const ROWS = [
    { n: 1, name: 'a', share: 0.25, day: '2024-02-29', sure: true },
    { n: 2, name: null, share: null, day: null, sure: null },
  ];

  describe('a database of a release', () => {
    it('sees the tables of the lake that it was opened for', async () => {
      expect(await within('select n from people order by n')).toEqual([{ n: 1 }, { n: 2 }]);
    });

    it('has its own views, which take precedence over the lake’s and do not change them', async () => {
      await engine.execute('create or replace view twins as select 1 as n');
      await engine.execute('create or replace view twins as select 2 as n', { database });

      expect(await within('select * from twins')).toEqual([{ n: 2 }]);
      expect(await engine.query('select * from twins')).toEqual([{ n: 1 }]);
    });

    it('has views that keep reading its own tables when the lake’s change', async () => {
      for (const options of [{}, { database }]) {
        const start = 'database' in options ? 20 : 10;
        await engine.execute(`create or replace view base as select ${start} as n`, options);
        await engine.execute(
          'create or replace view above as select n + 1 as n from base',
          options,
        );
      }
      await engine.execute('create or replace view base as select 99 as n');

      expect(await within('select * from above')).toEqual([{ n: 21 }]);
      expect(await engine.query('select * from above')).toEqual([{ n: 100 }]);
    });

    it('can be queried in batches', async () => {
      await engine.execute('create or replace view own as select 7 as n', { database });
      const found: object[] = [];
      for await (const rows of engine.stream('select * from own', { database }))
        found.push(...rows);

      expect(found).toEqual([{ n: 7 }]);
    });

    it('is read from outside by its name', async () => {
      await engine.execute('create or replace view shown as select 8 as n', { database });
      const name = under.nameOf(database);

      expect(await engine.query(`select * from ${name}.shown`)).toEqual([{ n: 8 }]);
      expect(engine.nameOf(database)).toBe(name);
    });

    it('can be compared with another row by row', async () => {
      const other = `release_${randomUUID().slice(0, 8)}`;
      await engine.openDatabase({ name: other, tables: ['people'] });
      for (const [name, share] of [
        [database, 0.25],
        [other, 0.5],
      ] as const) {
        const rows = `select n, cast(${share} as double) as share, name from people where n = 1 union all select n, share, name from people where n = 2`;
        await engine.execute(`create or replace view compared as ${rows}`, { database: name });
      }
      const only = async (one: string, than: string) => {
        const [ours, theirs] = [engine.nameOf(one), engine.nameOf(than)];
        const sql = `select n, share from ${ours}.compared except select n, share from ${theirs}.compared order by n`;
        const found: object[] = [];
        for await (const rows of engine.stream(sql, { database: one })) found.push(...rows);
        return found;
      };

      expect(await only(database, other)).toEqual([{ n: 1, share: 0.25 }]);
      expect(await only(other, database)).toEqual([{ n: 1, share: 0.5 }]);
    });

    it('can be opened repeatedly, and keeps its content', async () => {
      const table = await write();
      await engine.openDatabase({ name: database, tables: ['people'] });
      await engine.openDatabase({ name: database, tables: ['people'] });

      expect(await rowsOf(table)).toEqual(ROWS);
    });

    it.each(['', 'release-1', 'Release_1', 'a.b', 'x; drop schema y'])(
      'needs a valid name, not "%s"',
      async (name) => {
        await expect(engine.openDatabase({ name, tables: [] })).rejects.toThrow(QueryFailed);
      },
    );
  });

  describe('a table of a release', () => {
    it('contains the rows of its select, and has files in its folder', async () => {
      const table = await write();

      expect(await rowsOf(table)).toEqual(ROWS);
      expect((await filesAt(table.location)).length).toBeGreaterThan(0);
    });

    it('contains all of many rows', async () => {
      const table = newTable();
      await engine.writeTable(selects.lines, table);

      expect(await rowsOf(table)).toEqual(Array.from({ length: 2500 }, (_, n) => ({ n })));
    });

    it('can be read by byte ranges without the engine', async () => {
      const table = newTable({ sortedBy: ['code', 'n'] });
      await engine.writeTable(selects.codes, table);
      const files = await filesAt(table.location);
      let bytes = 0;
      const counted = {
        ...under.lake,
        async readRange(key: string, from: number, to: number) {
          bytes += to - from;
          return await under.lake.readRange(key, from, to);
        },
      };

      const rows = await createRowReader(counted)(files, { code: 'code 7', n: 7777 });

      expect(rows).toHaveLength(10);
      expect(rows[0]).toMatchObject({ code: 'code 7', n: 7777 });
      const size = files.reduce((sum, file) => sum + file.size, 0);
      expect(bytes).toBeLessThan(hasSmallGroups ? size / 2 : 1.5 * size);
    });

    it.runIf(takesNoRows)('may have no rows', async () => {
      const table = newTable();
      await engine.writeTable('select n from people where n > 2', table);

      expect(await rowsOf(table)).toEqual([]);
      await engine.dropTable(table);
      await expect(rowsOf(table)).rejects.toThrow(table.table);
    });

    it('is made from other tables of its release, by the names of their views', async () => {
      const first = await write();
      await engine.execute(`create or replace view written as select * from ${first.table}`, {
        database,
      });
      const second = newTable();
      await engine.writeTable('select n + 100 as n from written', second);

      expect(await rowsOf(second)).toEqual([{ n: 101 }, { n: 102 }]);
    });

    it('stays the same when its source changes', async () => {
      await engine.execute('create or replace view source as select 1 as n', { database });
      const table = newTable();
      await engine.writeTable('select n from source', table);
      await engine.execute('create or replace view source as select 2 as n', { database });

      expect(await rowsOf(table)).toEqual([{ n: 1 }]);
    });

    it('is never overwritten in its folder', async () => {
      const { location } = await write();
      const files = await filesAt(location);
      const other = newTable({ location });

      await expect(engine.writeTable('select 9 as n', other)).rejects.toThrow(Conflict);
      expect(await filesAt(location)).toEqual(files);
    });

    it('is never overwritten under its name', async () => {
      const first = await write();

      await expect(
        engine.writeTable('select 9 as n', newTable({ table: first.table })),
      ).rejects.toThrow(Conflict);
      expect(await rowsOf(first)).toEqual(ROWS);
    });

    it.each([
      { location: '../elsewhere', why: 'above the lake' },
      { location: 'releases/../../elsewhere', why: 'above the lake by an indirect path' },
      { location: '/etc', why: 'a folder of the machine' },
      { location: 's3://other-bucket/x', why: 'another bucket' },
      { location: "x') as select 1 --", why: 'SQL' },
      { location: '', why: 'no folder at all' },
    ])('cannot be put outside the lake: $why', async ({ location }) => {
      const table = newTable({ location });
      await expect(engine.writeTable('select 1 as n', table)).rejects.toThrow(QueryFailed);
      await expect(engine.findTable(table)).rejects.toThrow(QueryFailed);
    });

    it.each([
      { table: '(select 1)' },
      { table: 'people; drop view people' },
      { table: 'People' },
      { table: '' },
      { database: 'x; drop view people' },
      { sortedBy: ['n; drop view people'] },
    ])('needs valid names: %o', async (names) => {
      const table = newTable(names);
      await expect(engine.writeTable('select 1 as n', table)).rejects.toThrow(QueryFailed);
      await expect(engine.findTable(table)).rejects.toThrow(QueryFailed);
      await expect(engine.dropTable(table)).rejects.toThrow(QueryFailed);
    });

    it.each([
      { sql: 'select * from no_such_table', words: 'no_such_table', why: 'at once' },
      {
        sql: 'select cast(name as bigint) as n from people where name is not null',
        words: 'a',
        why: 'half-way',
      },
    ])('that cannot be made fails in the words of the engine: $why', async ({ sql, words }) => {
      const failed = engine.writeTable(sql, newTable());
      await expect(failed).rejects.toThrow(QueryFailed);
      await expect(failed).rejects.toThrow(words);
    });

    it('that failed leaves its name free after it is dropped', async () => {
      const table = newTable();
      const faulty = 'select cast(name as bigint) as n from people where name is not null';
      await expect(engine.writeTable(faulty, table)).rejects.toThrow(QueryFailed);
      await engine.dropTable(table);
      await write({ table: table.table });

      expect(await rowsOf(table)).toEqual(ROWS);
    });

    it('that is cancelled throws the caller’s reason, and leaves its name free after it is dropped', async () => {
      const tooLate = new Error('the time is up');
      const caller = new AbortController();
      const table = newTable({ sortedBy: [] });
      const asked = engine.writeTable(selects.endless, table, { signal: caller.signal });
      setTimeout(() => caller.abort(tooLate), 1000);
      await expect(asked).rejects.toBe(tooLate);
      await engine.dropTable(table);
      await write({ table: table.table });

      expect(await rowsOf(table)).toEqual(ROWS);
    });

    it('that is dropped is gone, and its files stay', async () => {
      const table = await write();
      const files = await filesAt(table.location);
      await engine.dropTable(table);

      await expect(rowsOf(table)).rejects.toThrow(table.table);
      expect(await filesAt(table.location)).toEqual(files);
    });

    it('can be dropped when it does not exist', async () => {
      const table = newTable();
      await engine.dropTable(table);
      await expect(rowsOf(table)).rejects.toThrow(table.table);
    });

    it('that exists is found, and does not change', async () => {
      const table = await write();
      await engine.findTable(table);
      await engine.findTable(table);

      expect(await rowsOf(table)).toEqual(ROWS);
    });
  });
  describe('a table over files that the engine did not write', () => {
    const column = (name: string, type: LakeColumn['type']): LakeColumn => {
      return { name, type, nullable: true, description: '' };
    };
    const visits: LakeTable = {
      name: 'visits',
      description: 'Visits',
      format: 'parquet',
      location: 'visits',
      partitions: [column('collection_year', 'integer')],
      columns: [column('n', 'integer'), column('at', 'date'), column('where', 'varchar')],
    };
    const notes: LakeTable = {
      ...visits,
      name: 'notes',
      format: 'json-lines',
      partitions: [],
      columns: [column('n', 'integer'), column('words', 'varchar')],
    };
    const file = (n: number) => toParquet(visits, [{ n, at: 19_782, where: null }]);

    it('reads only the files of its folder, each year from the year’s folder', async () => {
      const location = `figures/${randomUUID()}`;
      await under.lake.put(`${location}/collection_year=2024/a.parquet`, file(1));
      await under.lake.put(`${location}/collection_year=2025/a.parquet`, file(2));
      await under.lake.put(`${location}/collection_year=2025/b.parquet`, file(3));
      await under.lake.put(`figures/${randomUUID()}/collection_year=2025/a.parquet`, file(4));
      await engine.defineTable({ database, table: visits, location });
      await engine.defineTable({ database, table: visits, location });

      expect(
        await within('select n, "at", "where", collection_year from visits order by n'),
      ).toEqual([
        { n: 1, at: '2024-02-29', where: null, collection_year: 2024 },
        { n: 2, at: '2024-02-29', where: null, collection_year: 2025 },
        { n: 3, at: '2024-02-29', where: null, collection_year: 2025 },
      ]);
    });

    it('takes precedence over the lake’s table of the same name', async () => {
      const location = `figures/${randomUUID()}`;
      await under.lake.put(`${location}/collection_year=2024/a.parquet`, file(1));
      await engine.execute('create or replace view visited as select cast(7 as bigint) as n');
      await engine.defineTable({ database, table: { ...visits, name: 'visited' }, location });

      expect(await within('select n from visited')).toEqual([{ n: 1 }]);
      expect(await engine.query('select n from visited')).toEqual([{ n: 7 }]);
    });

    it('can have JSON lines, without years', async () => {
      const location = `figures/${randomUUID()}`;
      const lines = '{"n":1,"words":"a"}\n{"n":2,"words":"b"}\n';
      await under.lake.put(`${location}/entries.json`, Buffer.from(lines));
      await engine.defineTable({ database, table: notes, location });

      expect(await within('select * from notes order by n')).toEqual([
        { n: 1, words: 'a' },
        { n: 2, words: 'b' },
      ]);
    });

    it.each([
      { table: { ...visits, name: 'x; drop view people' }, location: 'figures/1' },
      { table: visits, location: '../elsewhere' },
      { table: visits, location: "x' --" },
    ])('needs valid names and a folder in the lake: %o', async (files) => {
      await expect(engine.defineTable({ database, ...files })).rejects.toThrow(QueryFailed);
    });
  });

  it('drops a database with everything in it, and leaves the files', async () => {
    const short = `figures_${randomUUID().slice(0, 8)}`;
    await engine.openDatabase({ name: short, tables: ['people'] });
    const table = await write({ database: short });
    const view = 'create or replace view shown as select 8 as n';
    await engine.execute(view, { database: short });
    const files = await filesAt(table.location);
    await engine.dropDatabase(short);
    await engine.dropDatabase(short);

    await expect(engine.query(`select * from ${under.nameOf(short)}.shown`)).rejects.toThrow();
    expect(await filesAt(table.location)).toEqual(files);
    expect(await within('select n from people order by n')).toEqual([{ n: 1 }, { n: 2 }]);
  });
}

export interface EngineUnderTest {
  readonly engine: QueryEngine;
  /** The lake bucket. */
  readonly lake: ObjectStore;
  /** What the SQL of the engine calls the database of a release. */
  nameOf(database: string): string;
  /** Removes the engine's lake, the databases of its releases and all that is in them. */
  remove(): Promise<void>;
}
