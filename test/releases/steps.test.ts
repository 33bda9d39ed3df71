import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import { justBefore } from './support/just-before.ts';
import { A_RETURN, openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

let world: ReleaseWorld;
let expected: Record<string, string>;
beforeEach(async () => {
  world = await openReleaseWorld();
  await world.publish(A_RETURN);
  await world.release(1);
  expected = await world.documents(1);
});
afterEach(() => world.close());

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

/** The numbers of definitions and of calls needed to make a release. */
async function statementsOf(
  number: number,
  { remembers, secondsAtATime }: { readonly remembers: boolean; readonly secondsAtATime: number },
) {
  let statements = 0;
  let calls = 0;
  const counted = (engine: QueryEngine): QueryEngine => ({
    ...engine,
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
  const folder = String(number).padStart(6, '0');
  while ((await world.releases.head(`${folder}/manifest.json`)) === undefined) {
    await world.release(number, { engine: counted, secondsAtATime });
    calls += 1;
  }
  return { statements, calls };
}

const manifest = async (number: string) =>
  JSON.parse(
    Buffer.from((await world.releases.get(`${number}/manifest.json`))?.body ?? '{}').toString(),
  );

describe('the steps of a release', () => {
  it('continue in another call when the time is up, and each table is written once', async () => {
    const counts = new Map<string, number>();
    let calls = 0;
    while ((await world.releases.head('000002/manifest.json')) === undefined) {
      await world.release(2, { engine: counting(counts), secondsAtATime: 0 });
      calls += 1;
      expect(calls).toBeLessThan(60);
    }

    expect(calls).toBeGreaterThan(5);
    expect([...counts.values()].every((times) => times === 1)).toBe(true);
    expect(await world.documents(2)).toEqual(expected);
  });

  it('define only new views on an engine that keeps views, and all views on one that does not', async () => {
    const inOneGo = await statementsOf(2, { remembers: true, secondsAtATime: 240 });
    const remembering = await statementsOf(3, { remembers: true, secondsAtATime: 0 });
    const forgetting = await statementsOf(4, { remembers: false, secondsAtATime: 0 });

    expect(await world.documents(3)).toEqual(expected);
    expect(remembering.calls).toBe(forgetting.calls);
    expect(remembering.statements).toBe(inOneGo.statements);
    expect(forgetting.statements).toBeGreaterThan(5 * inOneGo.statements);
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
    await expect(world.release(2, { engine: dying })).rejects.toThrow('died');
    await Promise.all([
      world.release(2, { engine: remembering }),
      world.release(2, { engine: remembering }),
    ]);

    expect(await world.documents(2)).toEqual(expected);
  });

  it('request the next call by writing an object that triggers the queue', async () => {
    await world.release(2, { secondsAtATime: 0 });

    const asked: string[] = [];
    for await (const { key } of world.releases.list('000002/')) {
      if (key.endsWith('/continue.json')) asked.push(key);
    }
    expect(asked).toHaveLength(1);
    expect(await world.releases.head('000002/manifest.json')).toBeUndefined();
  });

  it('can be done by two workers at the same time: each published table is from one of them', async () => {
    await Promise.all([world.release(2), world.release(2), world.release(2)]);

    expect(await world.documents(2)).toEqual(expected);
    const { tables, database } = await manifest('000002');
    const places = new Map(
      tables.map((one: { view: string; location: string }) => [one.view, one.location]),
    );
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
    await world.release(2, { releases: counted });
    const steps = writes;
    let number = 2;
    for (let dies = 1; dies <= steps; dies += Math.max(1, Math.floor(steps / 5))) {
      number += 1;
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
    const more = justBefore('indicator_neighbours', async () => {
      for await (const { key } of world.lake.store.list('releases/000002/')) {
        await world.lake.store.put(key.replace('data', 'more'), 'rows that no worker wrote');
        return;
      }
    });
    await expect(world.release(2, { engine: more })).rejects.toThrow(
      /The table \w+ no longer has the files that were written\./u,
    );
    expect(await world.releases.head('000002/manifest.json')).toBeUndefined();
  });

  it('change nothing in a published release', async () => {
    const first = await manifest('000001');
    await world.publish({
      laCode: '823',
      collectionYear: 2025,
      sequence: 2,
      children: 9,
      placements: 1,
    });
    await world.release(1);

    expect(await manifest('000001')).toEqual(first);
    expect(await world.documents(1)).toEqual(expected);
  });
});
