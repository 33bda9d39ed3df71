import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NotFound } from '../../functions/shared/errors.ts';
import {
  createRowReader,
  type TableFile,
  type Wanted,
} from '../../functions/shared/lake/read-parquet-rows.ts';
import { toParquet } from '../../functions/shared/lake/write-parquet.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { type DuckdbRunner, openDuckdb } from '../../infra/local/duckdb-runner.ts';
import { createFolderStore } from '../../infra/local/folder-store.ts';

const CELLS = `select
    'measure_' || a as measure, 'breakdown_' || b as breakdown, cast(c as varchar) as unit_code,
    cast(2000 + d as integer) as year, cast(a * b * c as bigint) as numerator,
    a / cast(c as double) as value, case when c % 7 = 0 then null else 'available' end as symbol,
    date '2024-02-29' as day, c % 2 = 0 as sure
  from range(10, 22) as t(a), range(1, 8) as u(b), range(100, 250) as v(c), range(20, 25) as w(d)`;
const SORTED = `${CELLS} order by measure, breakdown, unit_code, year`;
const WANTED = { measure: 'measure_15', breakdown: 'breakdown_3', unit_code: '120' };

let folder: string;
let duckdb: DuckdbRunner;
let lake: ObjectStore;
let ranges: { readonly key: string; readonly bytes: number }[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-rows-'));
  duckdb = await openDuckdb();
  const store = createFolderStore({ folder, scratch: join(folder, '_writing') });
  lake = {
    ...store,
    async readRange(key, from, to) {
      ranges.push({ key, bytes: to - from });
      return await store.readRange(key, from, to);
    },
  };
});
afterAll(async () => {
  duckdb.close();
  await rm(folder, { recursive: true, force: true });
});

/** Writes a table of so many files, which share the rows, and says where they lie. */
async function table(name: string, sql: string, options = '', files = 1): Promise<TableFile[]> {
  await mkdir(join(folder, name), { recursive: true });
  for (let at = 0; at < files; at += 1) {
    const part = `select * exclude (row_at) from (select *, row_number() over () as row_at from (${sql})) where row_at % ${files} = ${at} order by row_at`;
    await duckdb.run(
      `copy (${part}) to '${join(folder, name, `${at}.parquet`)}' (format parquet, row_group_size 2048${options})`,
    );
  }
  const found: TableFile[] = [];
  for await (const { key, size } of lake.list(`${name}/`)) found.push({ key, size });
  return found;
}

async function read(files: readonly TableFile[], wanted: Wanted) {
  ranges = [];
  return await createRowReader(lake)(files, wanted);
}

async function expected(wanted: Wanted) {
  const tests = Object.entries(wanted).map(([column, value]) => `${column} = '${value}'`);
  return await duckdb.select(
    `select * from (${CELLS}) where ${tests.join(' and ')} order by measure, breakdown, unit_code, year`,
  );
}

describe('reading rows of a sorted table by range', () => {
  it('gives what the engine gives, with every type of value', async () => {
    const files = await table('types', SORTED);

    const rows = await read(files, { ...WANTED, unit_code: '119' });

    expect(rows).toEqual(await expected({ ...WANTED, unit_code: '119' }));
    expect(rows).toHaveLength(5);
    expect(rows[0]).toMatchObject({ year: 2020, symbol: null, day: '2024-02-29', sure: false });
  });

  it('reads only the footer and the row groups in the range', async () => {
    const files = await table('few', SORTED);

    await read(files, WANTED);

    const size = files.reduce((sum, file) => sum + file.size, 0);
    const bytes = ranges.reduce((sum, range) => sum + range.bytes, 0);
    expect(ranges.length).toBeLessThanOrEqual(4);
    // Of a file so small the first look at its end is the larger part.
    expect(bytes).toBeLessThan(size / 2);
  });

  it('reads a footer only once, because files never change', async () => {
    const files = await table('again', SORTED);
    const reader = createRowReader(lake);
    ranges = [];
    await reader(files, WANTED);
    const first = ranges.length;
    await reader(files, { ...WANTED, unit_code: '240' });

    expect(ranges.length).toBe(2 * first - 1);
  });

  it('reads a footer that is longer than the first read', async () => {
    const files = await table('long', SORTED.replace('range(10, 22)', 'range(10, 80)'));

    expect(await read(files, WANTED)).toEqual(await expected(WANTED));
  });

  it.each([
    { what: 'of several files', options: '', files: 3 },
    { what: 'of GZIP, as Trino and Athena write it', options: ", compression 'gzip'", files: 1 },
    { what: 'of ZSTD', options: ", compression 'zstd'", files: 1 },
    { what: 'of BROTLI', options: ", compression 'brotli'", files: 1 },
    { what: 'that is not compressed', options: ", compression 'uncompressed'", files: 1 },
    { what: 'of pages of the newer form', options: ', parquet_version v2', files: 1 },
  ])('gives the same rows for a table $what', async ({ what, options, files }) => {
    const name = what.replaceAll(/\W/gu, '');
    const found = await read(await table(name, SORTED, options, files), WANTED);

    const inOrder = found.toSorted((a, b) => Number(a.year) - Number(b.year));
    expect(inOrder).toEqual(await expected(WANTED));
  });

  it('gives the same rows for an unsorted table, but reads more of it', async () => {
    const files = await table('unsorted', `${CELLS} order by hash(measure || unit_code || year)`);

    const found = await read(files, WANTED);

    expect(found.toSorted((a, b) => Number(a.year) - Number(b.year))).toEqual(
      await expected(WANTED),
    );
  });

  it.each([
    { wanted: { ...WANTED, unit_code: '999' }, why: 'a value beyond all that there are' },
    { wanted: { ...WANTED, unit_code: '1195' }, why: 'a value between those that there are' },
    { wanted: { ...WANTED, measure: "' or 1=1" }, why: 'a value that looks like SQL' },
    { wanted: { ...WANTED, year: 1999 }, why: 'a number that no row has' },
  ])('gives no rows for $why', async ({ wanted }) => {
    expect(await read(await table('nothing', SORTED), wanted)).toEqual([]);
  });

  it('gives no rows for a table without files or rows', async () => {
    expect(await read([], WANTED)).toEqual([]);
    expect(await read(await table('empty', `${CELLS} limit 0`), WANTED)).toEqual([]);
  });

  it('reads what the platform itself writes', async () => {
    const column = (name: string, type: 'varchar' | 'bigint') => ({
      name,
      type,
      nullable: true,
      description: '',
    });
    const bytes = toParquet(
      {
        name: 'own',
        location: 'own',
        description: '',
        format: 'parquet',
        columns: [column('code', 'varchar'), column('n', 'bigint')],
        partitions: [],
      },
      [
        { code: 'a', n: 1 },
        { code: 'b', n: null },
      ],
    );
    const store = createMemoryStore();
    await store.put('own', bytes);
    const own = [{ key: 'own', size: bytes.length }];

    expect(await createRowReader(store)(own, { code: 'b' })).toEqual([{ code: 'b', n: null }]);
  });

  it('refuses a whole number that is too large for a JavaScript number', async () => {
    const files = await table('large', "select 'a' as measure, 9007199254740993 as n");

    await expect(read(files, { measure: 'a' })).rejects.toThrow(RangeError);
  });

  it('throws when a file is missing', async () => {
    await expect(read([{ key: 'gone', size: 100 }], WANTED)).rejects.toThrow(NotFound);
  });
});
