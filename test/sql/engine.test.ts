import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Conflict, QueryFailed } from '../../functions/shared/errors.ts';
import { toParquet } from '../../functions/shared/lake/write-parquet.ts';
import { openDuckdbEngine } from '../../infra/local/duckdb-engine.ts';
import { lakeTableOf } from '../../schemas/lake/return-table.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import { SSDA903 } from '../../schemas/returns/ssda903/index.ts';
import { TABLES } from '../../schemas/returns/ssda903/tables.ts';
import { type Lake, openEmptyLake } from './support/lake.ts';

const SQL_FOLDER = join(import.meta.dirname, '../../sql');
const EPISODES = lakeTableOf(SSDA903, TABLES.Episodes);
const FIRST_OF_MARCH_2024 = 19_783;

let lake: Lake;
beforeEach(async () => {
  lake = await openEmptyLake(SQL_FOLDER);
});
afterEach(async () => await lake.close());

async function write(key: string, body: Uint8Array | string): Promise<void> {
  await mkdir(dirname(join(lake.folder, key)), { recursive: true });
  await writeFile(join(lake.folder, `${key}.part`), body);
  await rename(join(lake.folder, `${key}.part`), join(lake.folder, key));
}

const episode = (child: string, more = {}) => ({
  submission_id: 'first',
  la_code: '823',
  child_ref: child,
  decom: FIRST_OF_MARCH_2024,
  age_at_decom: 4,
  ...more,
});

const writeEpisodes = async (year: number, council: string, children: readonly string[]) =>
  await write(
    `ssda903_episodes/collection_year=${year}/${council}.parquet`,
    toParquet(
      EPISODES,
      children.map((child) => episode(child, { la_code: council })),
    ),
  );

describe('a table of the lake', () => {
  it.each(LAKE_TABLES)('$name exists and is empty before its first file', async ({ name }) => {
    expect(await lake.engine.query(`select * from ${name}`)).toEqual([]);
  });

  it('has the rows of later files, with types and partitions', async () => {
    expect(await lake.engine.query('select * from ssda903_episodes')).toEqual([]);
    await writeEpisodes(2024, '083', ['a']);

    const [row] = await lake.engine.query('select * from ssda903_episodes');

    expect(row).toMatchObject({
      submission_id: 'first',
      child_ref: 'a',
      decom: '2024-03-01',
      dec: null,
      age_at_decom: 4,
      collection_year: 2024,
      la_code: '083',
    });
  });

  it('can still be read by its views when its first file arrives', async () => {
    await lake.engine.execute(
      'create view children as select la_code, count(*) as children from ssda903_episodes group by la_code',
    );
    expect(await lake.engine.query('select * from children')).toEqual([]);

    await writeEpisodes(2024, '823', ['a', 'b']);
    await writeEpisodes(2025, '823', ['a']);

    expect(await lake.engine.query('select * from children')).toEqual([
      { la_code: '823', children: 3 },
    ]);
  });

  it('shows the lines of the ledger', async () => {
    const entry = { sequence: 2, action: 'accept', submission_id: 's', at: '2025-05-01', by: 'u' };
    await write(
      'ledger/return_type=ssda903/collection_year=2025/la_code=823/000002.json',
      `${JSON.stringify(entry)}\n`,
    );

    expect(await lake.engine.query('select * from ledger')).toEqual([
      { ...entry, return_type: 'ssda903', collection_year: 2025, la_code: '823' },
    ]);
  });

  it('has the same columns with and without files', async () => {
    const names = async () =>
      await lake.engine.query(
        "select column_name, data_type from information_schema.columns where table_name = 'ssda903_episodes' order by ordinal_position",
      );
    const before = await names();
    await writeEpisodes(2025, '823', ['a']);
    await lake.engine.query('select 1 as one');

    expect(before.length).toBe(EPISODES.columns.length + EPISODES.partitions.length);
    expect(await names()).toEqual(before);
  });
});

describe('a query', () => {
  it('binds any value of a parameter', async () => {
    expect(
      await lake.engine.query('select ? as text, ? as whole, ? as part, ? as yes, ? as nothing', [
        "'; drop view ledger; --",
        7,
        2.5,
        true,
        null,
      ]),
    ).toEqual([{ text: "'; drop view ledger; --", whole: 7, part: 2.5, yes: true, nothing: null }]);
  });

  it('gives whole and decimal numbers as numbers and days as ISO text', async () => {
    expect(
      await lake.engine.query(
        "select cast(3 as bigint) as big, cast(1.25 as decimal(9, 2)) as exact, date '2024-02-29' as day",
      ),
    ).toEqual([{ big: 3, exact: 1.25, day: '2024-02-29' }]);
  });

  it('fails with the message of the engine if the engine refuses it', async () => {
    await expect(lake.engine.query('select * from no_such_table')).rejects.toThrow(QueryFailed);
    await expect(lake.engine.query('select * from no_such_table')).rejects.toThrow('no_such_table');
  });

  it('can run at the same time as others while files are written', async () => {
    const asked = Array.from({ length: 20 }, async (_, at) => {
      await writeEpisodes(2024, String(800 + at), ['a']);
      return await lake.engine.query('select count(*) as n from ssda903_episodes');
    });
    await Promise.all(asked);

    expect(await lake.engine.query('select count(*) as n from ssda903_episodes')).toEqual([
      { n: 20 },
    ]);
  });
});

describe('the engine can only read the lake', () => {
  it.each([
    { sql: "select * from read_csv('/etc/passwd')", why: 'a file outside' },
    { sql: "select * from read_text('../package.json')", why: 'a file by a path upwards' },
    { sql: "copy (select 1 as a) to '/elsewhere/outside.csv'", why: 'writing outside' },
    { sql: "attach '/elsewhere/other.db'", why: 'another database' },
    { sql: 'install httpfs', why: 'an extension' },
    { sql: 'set global lock_configuration = false', why: 'its own lock' },
    { sql: 'set global enable_external_access = true', why: 'its own fence' },
  ])('$why is refused', async ({ sql }) => {
    await expect(lake.engine.execute(sql)).rejects.toThrow(QueryFailed);
  });
});

describe('a query changes nothing', () => {
  it.each([
    { sql: 'create view other as select 1 as n', why: 'a view' },
    { sql: "copy (select 1 as n) to 'inside.csv'", why: 'a file' },
    { sql: 'select 1 as n; drop view ledger', why: 'a second statement' },
    { sql: 'drop view ledger', why: 'taking a table away' },
  ])('$why is refused', async ({ sql }) => {
    await expect(lake.engine.query(sql)).rejects.toThrow(QueryFailed);
    expect(await lake.engine.query('select * from ledger')).toEqual([]);
  });
});

describe('a table of a release', () => {
  const TABLE = {
    database: 'release_000001',
    table: 'two_1a',
    location: 'releases/000001/two/1a',
    sortedBy: ['n'],
  };
  const TWO = "select * from (values (2, 'b'), (1, 'a')) as t(n, name)";
  const again = async () => {
    await lake.engine.openDatabase({ name: TABLE.database, tables: [] });
    return lake.engine;
  };

  it('is one file, sorted as requested', async () => {
    const engine = await again();
    await engine.writeTable(TWO, TABLE);

    expect(await readdir(join(lake.folder, TABLE.location))).toEqual(['data.parquet']);
    expect(
      await engine.query(
        `select * from read_parquet('${lake.folder}/${TABLE.location}/*.parquet')`,
      ),
    ).toEqual([
      { n: 1, name: 'a' },
      { n: 2, name: 'b' },
    ]);
  });

  it('is found by an engine that starts later', async () => {
    await (await again()).writeTable(TWO, TABLE);
    const next = await openDuckdbEngine({ lakeFolder: lake.folder, sqlFolder: SQL_FOLDER });
    await next.openDatabase({ name: TABLE.database, tables: [] });
    await next.findTable(TABLE);

    expect(await next.query('select n from release_000001.two_1a')).toEqual([{ n: 1 }, { n: 2 }]);
    await next.close();
  });

  it('leaves no file if it was not completed, so that it can be written again', async () => {
    const engine = await again();
    const endless = 'select count(*) as n from range(1000000000) a, range(1000000000) b';
    await expect(
      engine.writeTable(endless, TABLE, { signal: AbortSignal.timeout(300) }),
    ).rejects.toThrow('timeout');
    await engine.writeTable(TWO, TABLE);

    expect(await readdir(join(lake.folder, TABLE.location))).toEqual(['data.parquet']);
  });

  it('is not found if its file is missing', async () => {
    await expect((await again()).findTable(TABLE)).rejects.toThrow(QueryFailed);
  });

  it('is written once when two processes write it at the same time', async () => {
    const engine = await again();
    const made = await Promise.allSettled([1, 2].map(() => engine.writeTable(TWO, TABLE)));

    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(made.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: expect.any(Conflict),
    });
  });
});

describe('views with the same name', () => {
  it('can be defined by several processes at the same time', async () => {
    const define = (n: number) =>
      lake.engine.execute(`create or replace view v as select ${n} as n`);
    await Promise.all(Array.from({ length: 20 }, (_, n) => define(n)));

    expect(await lake.engine.query('select n from v')).toEqual([{ n: 19 }]);
  });
});

describe('the engine in memory', () => {
  const open = () => openDuckdbEngine({ sqlFolder: SQL_FOLDER });

  it('has every table, so that tests can fill it', async () => {
    const engine = await open();
    await engine.execute(
      "insert into ledger values (1, 'accept', 's', 'now', 'u', 'ssda903', 2025, '823')",
    );

    expect(await engine.query('select sequence, la_code from ledger')).toEqual([
      { sequence: 1, la_code: '823' },
    ]);
    await engine.close();
  });

  it('has the tables of releases, each written once', async () => {
    const engine = await open();
    await engine.openDatabase({ name: 'release_000001', tables: [] });
    const table = { database: 'release_000001', table: 'ones', location: 'any', sortedBy: [] };
    await engine.writeTable('select 1 as n', table);
    await engine.findTable(table);

    expect(await engine.query('select * from release_000001.ones')).toEqual([{ n: 1 }]);
    await expect(engine.writeTable('select 2 as n', table)).rejects.toThrow(Conflict);
    await engine.dropTable(table);
    await engine.writeTable('select 3 as n', table);
    expect(await engine.query('select * from release_000001.ones')).toEqual([{ n: 3 }]);
    await engine.close();
  });
});
