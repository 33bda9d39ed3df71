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
  child_ref: child,
  decom: FIRST_OF_MARCH_2024,
  age_at_decom: 4,
  ...more,
});

const writeEpisodes = async (year: number, council: string, children: readonly string[]) =>
  await write(
    `ssda903_episodes/collection_year=${year}/la_code=${council}/first.parquet`,
    toParquet(
      EPISODES,
      children.map((child) => episode(child)),
    ),
  );

describe('a table of the lake', () => {
  it.each(LAKE_TABLES)('$name is there without a single file, and empty', async ({ name }) => {
    expect(await lake.engine.query(`select * from ${name}`)).toEqual([]);
  });

  it('holds what comes later, typed, with its partitions', async () => {
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

  it('keeps a view over it when its first file comes', async () => {
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
  it('binds its parameters, whatever they hold', async () => {
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

  it('that the engine refuses fails in the words of the engine', async () => {
    await expect(lake.engine.query('select * from no_such_table')).rejects.toThrow(QueryFailed);
    await expect(lake.engine.query('select * from no_such_table')).rejects.toThrow('no_such_table');
  });

  it('runs beside others while tables fill', async () => {
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

describe('the engine reaches nothing but the lake', () => {
  it.each([
    { sql: "select * from read_csv('/etc/passwd')", why: 'a file outside' },
    { sql: "select * from read_text('../package.json')", why: 'a file by a path upwards' },
    { sql: "copy (select 1 as a) to '/tmp/outside.csv'", why: 'writing outside' },
    { sql: "attach '/tmp/other.db'", why: 'another database' },
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

describe('a view made into files', () => {
  beforeEach(async () => {
    await lake.engine.execute(
      "create view two as select 1 as n, 'a' as t union all select 2, null",
    );
  });

  it('gives its rows back, and they stay when the view changes', async () => {
    const rows = await lake.engine.materialise('two', 'releases/000001/two');
    await lake.engine.execute('create or replace view two as select 3 as n');

    expect(rows).toHaveLength(2);
    expect(await readdir(join(lake.folder, 'releases/000001/two'))).toEqual(['data.parquet']);
    expect(
      await lake.engine.query(
        `select * from read_parquet('${lake.folder}/releases/000001/two/*.parquet') order by n`,
      ),
    ).toEqual([
      { n: 1, t: 'a' },
      { n: 2, t: null },
    ]);
  });

  it('is never written over', async () => {
    await lake.engine.materialise('two', 'releases/000001/two');

    await expect(lake.engine.materialise('two', 'releases/000001/two')).rejects.toThrow(Conflict);
  });

  it('must be named as a view is', async () => {
    await expect(lake.engine.materialise('(select 1)', 'releases/1/x')).rejects.toThrow(
      QueryFailed,
    );
  });
});

describe('the engine in memory', () => {
  it('has every table, for a test to fill', async () => {
    const engine = await openDuckdbEngine({ sqlFolder: SQL_FOLDER });
    await engine.execute(
      "insert into ledger values (1, 'accept', 's', 'now', 'u', 'ssda903', 2025, '823')",
    );
    await engine.execute('create view entries as select sequence, la_code from ledger');

    expect(await engine.materialise('entries', 'anywhere')).toEqual([
      { sequence: 1, la_code: '823' },
    ]);
    await engine.close();
  });
});
