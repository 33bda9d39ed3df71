import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import { justBefore } from './support/just-before.ts';
import { A_RETURN, openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

// One lake for all cases: its releases are equal, however each was made.
let world: ReleaseWorld;
let expected: Record<string, string>;
let last = 1;
beforeAll(async () => {
  world = await openReleaseWorld();
  await world.publish(A_RETURN);
  await world.release(1);
  expected = await world.documents(1);
});
afterAll(() => world.close());

/** A number that no release has yet. */
function another(): number {
  last += 1;
  return last;
}

const folderOf = (release: number) => String(release).padStart(6, '0');

/** Counts the tables that are written, by view. */
function counting(counts: Map<string, number>) {
  return (engine: QueryEngine): QueryEngine => ({
    ...engine,
    async writeTable(select, table, options) {
      const view = table.table.replace(/_[0-9a-f]{8}$/u, '');
      counts.set(view, (counts.get(view) ?? 0) + 1);
      await engine.writeTable(select, table, options);
    },
  });
}

/** How a release is made: the numbers of definitions and of calls, and how often each table is written. */
async function countsOf({
  remembers,
  secondsAtATime,
}: {
  readonly remembers: boolean;
  readonly secondsAtATime: number;
}) {
  const number = another();
  const tables = new Map<string, number>();
  let statements = 0;
  let calls = 0;
  const counted = (engine: QueryEngine): QueryEngine => ({
    ...counting(tables)(engine),
    remembers,
    execute: async (...what) => {
      statements += 1;
      await engine.execute(...what);
    },
    openDatabase: async (database, ...more) => {
      statements += 1 + database.tables.length;
      await engine.openDatabase(database, ...more);
    },
    defineTable: async (...what) => {
      statements += 1;
      await engine.defineTable(...what);
    },
  });
  while ((await world.releases.head(`${folderOf(number)}/manifest.json`)) === undefined) {
    await world.release(number, { engine: counted, secondsAtATime });
    calls += 1;
    expect(calls).toBeLessThan(60);
  }
  return { number, statements, calls, tables };
}

describe('the steps of a release', () => {
  describe('one at a time, each in a call of its own', () => {
    let forgetting: Awaited<ReturnType<typeof countsOf>>;
    beforeAll(async () => {
      forgetting = await countsOf({ remembers: false, secondsAtATime: 0 });
    });

    it('continue in another call when the time is up, and each table is written once', async () => {
      const { number, calls, tables } = forgetting;
      expect(calls).toBeGreaterThan(5);
      expect(tables.size).toBeGreaterThan(5);
      expect([...tables.values()].every((times) => times === 1)).toBe(true);
      expect(await world.documents(number)).toEqual(expected);
    });

    it('define only new views on an engine that keeps views, and all views on one that does not', async () => {
      const inOneGo = await countsOf({ remembers: true, secondsAtATime: 240 });
      const remembering = await countsOf({ remembers: true, secondsAtATime: 0 });

      expect(await world.documents(remembering.number)).toEqual(expected);
      expect(remembering.calls).toBe(forgetting.calls);
      expect(remembering.statements).toBe(inOneGo.statements);
      expect(forgetting.statements).toBeGreaterThan(5 * inOneGo.statements);
    });
  });

  it('define the views again that a dead worker may not have defined', async () => {
    let left = 40;
    const dying = (engine: QueryEngine): QueryEngine => ({
      ...engine,
      remembers: true,
      execute: async (...what) => {
        if (left === 0) throw new Error('The worker has died.');
        left -= 1;
        await engine.execute(...what);
      },
    });
    const remembering = (engine: QueryEngine) => ({ ...engine, remembers: true });
    const number = another();
    await expect(world.release(number, { engine: dying })).rejects.toThrow('died');
    await Promise.all([
      world.release(number, { engine: remembering }),
      world.release(number, { engine: remembering }),
    ]);

    expect(await world.documents(number)).toEqual(expected);
  });

  it('request the next call by writing an object that triggers the queue', async () => {
    const number = another();
    await world.release(number, { secondsAtATime: 0 });

    const asked: string[] = [];
    for await (const { key } of world.releases.list(`${folderOf(number)}/`)) {
      if (key.endsWith('/continue.json')) asked.push(key);
    }
    expect(asked).toHaveLength(1);
    expect(await world.releases.head(`${folderOf(number)}/manifest.json`)).toBeUndefined();
  });

  it('can be done by two workers at the same time: each published table is from one of them', async () => {
    const number = another();
    await Promise.all([world.release(number), world.release(number), world.release(number)]);

    expect(await world.documents(number)).toEqual(expected);
    const { tables, database } = await world.manifest(number);
    const places = new Map(tables.map(({ view, location }) => [view, location]));
    expect(places.size).toBe(tables.length);
    const shown = await world.lake.engine.query('select * from indicator', [], { database });
    expect(shown.length).toBeGreaterThan(0);
  });

  it('are continued by the next worker, whichever write the first one died after', {
    timeout: 300_000,
  }, async () => {
    let writes = 0;
    const counted = (store: ObjectStore): ObjectStore => ({
      ...store,
      create: async (...what) => {
        writes += 1;
        return await store.create(...what);
      },
    });
    await world.release(another(), { releases: counted });
    const steps = writes;
    for (let dies = 1; dies <= steps; dies += Math.max(1, Math.floor(steps / 5))) {
      const number = another();
      let left = dies;
      const dying = (store: ObjectStore): ObjectStore => ({
        ...store,
        create: async (...what) => {
          if (left === 0) throw new Error('The worker has died.');
          left -= 1;
          return await store.create(...what);
        },
      });
      await world.release(number, { releases: dying }).catch(() => {});
      await world.release(number);

      expect(await world.documents(number), `after write ${dies}`).toEqual(expected);
    }
  });

  it('publish nothing when a table no longer has the files that were written', async () => {
    const number = another();
    const more = justBefore('indicator_neighbours', async () => {
      for await (const { key } of world.lake.store.list(`releases/${folderOf(number)}/`)) {
        await world.lake.store.put(key.replace('data', 'more'), 'rows that no worker wrote');
        return;
      }
    });
    await expect(world.release(number, { engine: more })).rejects.toThrow(
      /The table \w+ no longer has the files that were written\./u,
    );
    expect(await world.releases.head(`${folderOf(number)}/manifest.json`)).toBeUndefined();
  });

  // Last, because it publishes another return.
  it('change nothing in a published release', async () => {
    const first = await world.manifest(1);
    await world.publish({
      laCode: '823',
      collectionYear: 2025,
      sequence: 2,
      children: 9,
      placements: 1,
    });
    await world.release(1);

    expect(await world.manifest(1)).toEqual(first);
    expect(await world.documents(1)).toEqual(expected);
  });
});
