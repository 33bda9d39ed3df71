import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import { userWith } from '../access/door.ts';
import { justBefore } from './support/just-before.ts';
import { openDesk, type ReleaseDesk } from './support/release-desk.ts';
import { A_RETURN, openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

const ANALYST = userWith('analyst');
const broken = (engine: QueryEngine): QueryEngine => ({
  ...engine,
  writeTable: () => Promise.reject(new Error('The engine is gone.')),
});

// These tests depend on each other: each release follows the one before.
describe('a release that failed or was discarded', () => {
  let world: ReleaseWorld;
  let desk: ReleaseDesk;
  beforeAll(async () => {
    world = await openReleaseWorld();
    desk = openDesk(world);
    await world.publish(A_RETURN);
    await world.release(1);
  }, 120_000);
  afterAll(() => world.close());

  const statusOf = async (release: number) =>
    (await desk.get(`/api/v1/releases/${release}`, ANALYST)).json.status;
  const filesOf = async (release: number) => {
    const keys: string[] = [];
    for await (const { key } of world.lake.store.list(
      `releases/${String(release).padStart(6, '0')}/`,
    ))
      keys.push(key);
    return keys;
  };

  const namesOf = async (release: number) => {
    const names = 'select table_name from information_schema.tables where table_schema = ?';
    return await world.lake.engine.query(names, [`release_${String(release).padStart(6, '0')}`]);
  };

  it('is not published if an operator sends its message back after another release was requested', async () => {
    for (const attempt of [1, 2, 3]) {
      await world.release(2, { engine: broken, attempt }).catch(() => {});
    }
    expect(await statusOf(2)).toBe('failed');
    await world.release(3);
    await world.release(2);

    expect(await statusOf(2)).toBe('failed');
    expect(await filesOf(2)).toEqual([]);
    expect((await desk.get('/api/v1/releases/3/changes', ANALYST)).json.since).toBe(1);
  });

  it('stays failed if its message is sent back before another release was requested, and says why', async () => {
    for (const attempt of [1, 2, 3]) {
      await world.release(4, { engine: broken, attempt }).catch(() => {});
    }
    await world.release(4);
    expect(await statusOf(4)).toBe('failed');
    expect(world.logged.at(-1)).toEqual({
      event: 'work on a release stopped',
      release: 4,
      why: 'The release failed for good, and its tables were cleared. Start a new release.',
    });
  });

  it('is not published by a worker that was late, which clears what it wrote and says why', async () => {
    const late = justBefore('int_child_year', async () => {
      await world.release(10, { engine: broken, attempt: 3 }).catch(() => {});
      await world.clear(10);
      expect(await filesOf(10)).toEqual([]);
    });
    await world.release(10, { engine: late });

    expect(await statusOf(10)).toBe('failed');
    expect(await filesOf(10)).toEqual([]);
    expect(await namesOf(10)).toEqual([]);
    expect(world.logged.at(-1)).toMatchObject({ release: 10, why: /failed for good/u });
  });

  it('cannot be published if it is a draft that failed after it was written', async () => {
    let isWritten = false;
    const releases = (store: ObjectStore): ObjectStore => ({
      ...store,
      create: async (key, ...what) => {
        const created = await store.create(key, ...what);
        if (key.endsWith('/draft.json')) isWritten = true;
        return created;
      },
    });
    const lake = (store: ObjectStore): ObjectStore => ({
      ...store,
      list: (prefix) => {
        if (isWritten) throw new Error('The store is gone.');
        return store.list(prefix);
      },
    });
    await world.release(5, { draft: true, attempt: 3, releases, lake }).catch(() => {});
    expect(await statusOf(5)).toBe('failed');
    await world.release(6);

    const { status, json } = await desk.post('/api/v1/releases/5/publish', ANALYST);
    expect([status, json.detail]).toEqual([409, 'Release 5 is not a draft (failed).']);
    expect(await statusOf(5)).toBe('failed');
    expect(await filesOf(5)).toEqual([]);
  });

  it('leaves no tables and no names when it is discarded, also those of a killed worker', async () => {
    await world.release(7, { draft: true });
    const killed = {
      database: 'release_000007',
      table: 'int_child_year_0badcafe',
      location: 'releases/000007/int_child_year/0badcafe',
      sortedBy: [],
    };
    await world.lake.engine.writeTable('select 1 as child', killed);
    expect((await desk.post('/api/v1/releases/7/discard', ANALYST)).status).toBe(200);
    await world.clear(7);

    expect(await filesOf(7)).toEqual([]);
    expect(await namesOf(7)).toEqual([]);
    expect(await statusOf(7)).toBe('discarded');
    await world.release(8);
    expect(await statusOf(8)).toBe('published');
  });

  it('keeps its tables when the decision was to publish it', async () => {
    const before = await filesOf(8);
    await world.clear(8);
    expect(await filesOf(8)).toEqual(before);
  });

  it('leaves nothing of a worker that was killed in a release that failed for good', async () => {
    const key = 'releases/000011/indicator/0badcafe/data.parquet';
    await world.lake.store.put(key, 'its worker was killed');
    const failing = justBefore('indicator', () => Promise.reject(new Error('The engine is gone.')));
    await world.release(11, { engine: failing, attempt: 3 }).catch(() => {});
    expect((await filesOf(11)).length).toBeGreaterThan(5);
    await world.clear(11);
    expect(await filesOf(11)).toEqual([]);
    expect(await namesOf(11)).toEqual([]);
  });

  it('does not keep attempts that a worker left of the published release before it', async () => {
    const key = 'releases/000008/int_child_year/0badcafe/data.parquet';
    await world.lake.store.put(key, 'of a worker that was killed after the publication');
    await world.release(9);

    expect(await filesOf(8)).not.toContain(key);
    expect((await filesOf(8)).length).toBeGreaterThan(20);
  });
});
