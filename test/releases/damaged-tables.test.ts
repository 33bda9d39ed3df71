import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createReadCells } from '../../functions/measures/read-cells.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { lostTables } from '../../functions/shared/releases/lost-tables.ts';
import { tablesOfRelease } from '../../functions/shared/releases/tables-of-release.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import { A_RETURN, openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

const MEASURE = MEASURES.find(({ id }) => id === 'placements_3plus');

describe('a table of a published release', () => {
  let world: ReleaseWorld;
  let lake: ObjectStore;
  beforeAll(async () => {
    world = await openReleaseWorld();
    lake = world.lake.store;
    await world.publish(A_RETURN);
    await world.release(1);
    await world.publish({ ...A_RETURN, sequence: 2, children: 9 });
    await world.release(2);
  }, 120_000);
  afterAll(() => world.close());

  const tables = async () =>
    (await tablesOfRelease(await world.manifest(1), world.releases)).tables;
  const fileOf = async (view: string) => {
    const file = (await tables()).find((table) => table.view === view)?.files[0];
    if (file === undefined) throw new Error(`${view} has no file.`);
    return file.key;
  };
  const cells = async (read = createReadCells({ releases: world.releases, lake })) => {
    if (MEASURE === undefined) throw new Error('There is no such measure.');
    return await read(1, MEASURE, { breakdown: 'sex' });
  };

  it.each([
    { why: 'junk', bytes: async () => Buffer.from('junk') },
    {
      why: 'the table of another release',
      bytes: async () => {
        const { tables: others } = await world.manifest(2);
        const key = others.find(({ view }) => view === 'indicator')?.files[0]?.key ?? '';
        return (await lake.get(key))?.body ?? Buffer.alloc(0);
      },
    },
  ])('is written again when its file is $why, and its cells are read', async ({ bytes }) => {
    const read = createReadCells({ releases: world.releases, lake });
    const before = await cells(read);
    expect(before.length).toBeGreaterThan(0);
    const damaged = await fileOf('indicator');
    await lake.put(damaged, await bytes());
    expect(await lostTables(await tables(), lake)).toEqual(['indicator']);
    await world.release(1);

    expect(await lostTables(await tables(), lake)).toEqual([]);
    expect(await fileOf('indicator')).not.toBe(damaged);
    expect(await lake.head(damaged)).toBeUndefined();
    expect(await cells(read), 'by a process that knew the old files').toEqual(before);
    expect(await cells()).toEqual(before);
    const rows = await world.lake.engine.query('select * from indicator', [], {
      database: 'release_000001',
    });
    expect(rows.length).toBeGreaterThan(before.length);
  });

  it('is written again when its file was deleted and its folder is still there', async () => {
    const key = await fileOf('cohort');
    await rm(join(world.lake.folder, key));
    expect(await lostTables(await tables(), lake)).toEqual(['cohort']);
    await world.release(1);
    expect(await lostTables(await tables(), lake)).toEqual([]);
  });

  it('counts as lost if there is an extra file next to the listed ones', async () => {
    const { location = '' } = (await tables()).find(({ view }) => view === 'cohort') ?? {};
    await lake.put(`${location}/more.parquet`, 'rows that nobody wrote');
    expect(await lostTables(await tables(), lake)).toEqual(['cohort']);
  });
});
