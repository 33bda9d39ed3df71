import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lostTables } from '../../functions/shared/releases/lost-tables.ts';
import { tablesOfRelease } from '../../functions/shared/releases/tables-of-release.ts';
import { justBefore } from './support/just-before.ts';
import { A_RETURN, openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

let world: ReleaseWorld;
beforeEach(async () => {
  world = await openReleaseWorld();
  await world.publish(A_RETURN);
  await world.release(1);
});
afterEach(() => world.close());

const tablesNow = async () =>
  (await tablesOfRelease(await world.manifest(1), world.releases)).tables;

/** Removes the only file of a view's table. */
async function lose(view: string): Promise<void> {
  const table = (await tablesNow()).find((one) => one.view === view);
  for (const { key } of table?.files ?? []) await world.lake.store.abandon(key);
}

async function expectWhole(): Promise<void> {
  const tables = await tablesNow();
  expect(await lostTables(tables, world.lake.store)).toEqual([]);
  const kept: string[] = [];
  for await (const { key } of world.lake.store.list('releases/000001/')) kept.push(key);
  expect(kept.sort()).toEqual(tables.flatMap(({ files }) => files.map(({ key }) => key)).sort());
  for (const { view } of tables) {
    const read = `select count(*) as rows from ${view}`;
    await world.lake.engine.query(read, [], { database: 'release_000001' });
  }
}

describe('workers that rebuild one release at the same time', () => {
  it('leave the tables of one of them, whole', async () => {
    const rows = await world.documents(1);
    await lose('int_child_year');
    await lose('indicator');
    // A worker whose tables were cleared, because another's count, may fail. The queue calls it again.
    await Promise.allSettled([world.release(1), world.release(1), world.release(1)]);
    await world.release(1);

    await expectWhole();
    expect(await world.documents(1)).toEqual(rows);
  });

  it('do not undo a rebuild that ended while they were writing', async () => {
    await lose('int_child_year');
    await world.release(1, { engine: justBefore('int_child_year', () => world.release(1)) });
    await expectWhole();
  });

  it('do not clear a rebuild that is still being written', async () => {
    await lose('indicator');
    let isCleared = false;
    const clearing = justBefore('indicator', async () => {
      if (isCleared) return;
      isCleared = true;
      const key = 'releases/000001/indicator/r1_0badcafe/data.parquet';
      await world.lake.store.put(key, 'of a worker that is still writing');
      await world.release(2);
      expect(await world.lake.store.head(key)).toBeDefined();
    });
    await world.release(1, { engine: clearing });
    await expectWhole();
  });

  it('rebuild in the next attempt what was lost during one', async () => {
    await lose('indicator');
    const losing = justBefore('indicator', () => lose('cohort'));
    await world.release(1, { engine: losing }).catch(() => {});
    await world.release(1);
    await expectWhole();
  });
});
