import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import { justBefore } from './support/just-before.ts';
import { A_RETURN, openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

const VIEW = 'int_child_year';

let world: ReleaseWorld;
beforeEach(async () => {
  world = await openReleaseWorld();
  await world.publish(A_RETURN);
});
afterEach(() => world.close());

const keysIn = async (folder: string) => {
  const keys: string[] = [];
  for await (const { key } of world.lake.store.list(folder)) keys.push(key);
  return keys;
};

/** Keys of the tables of release 1, and keys that are not in its manifest. */
async function tables() {
  const { tables: named, database } = await world.manifest(1);
  const keys = await keysIn('releases/000001/');
  const isNamed = (key: string) => named.some(({ location }) => key.startsWith(`${location}/`));
  return { named, database, keys, unnamed: keys.filter((key) => !isNamed(key)) };
}

async function expectWhole(): Promise<void> {
  const { named, database, keys, unnamed } = await tables();
  expect(unnamed).toEqual([]);
  expect(keys).toHaveLength(named.length);
  for (const { view } of named) {
    await world.lake.engine.query(`select * from ${view} limit 1`, [], { database });
  }
}

/** A worker that dies while it writes the table of a view. It leaves some files and does nothing more. */
function mortal() {
  let isDead = false;
  const alive = <Args extends unknown[], T>(act: (...args: Args) => Promise<T>) => {
    return async (...args: Args): Promise<T> => {
      if (isDead) throw new Error('The worker has died.');
      return await act(...args);
    };
  };
  const store = (of: ObjectStore): ObjectStore => ({
    ...of,
    get: alive(of.get),
    create: alive(of.create),
    put: alive(of.put),
    abandon: alive(of.abandon),
  });
  const engine = (of: QueryEngine): QueryEngine => ({
    ...of,
    dropTable: alive(of.dropTable),
    async writeTable(select, table, options) {
      if (table.table.startsWith(VIEW)) {
        await world.lake.store.put(`${table.location}/data.parquet.part`, 'half of it');
        isDead = true;
      }
      await alive(of.writeTable)(select, table, options);
    },
  });
  return { engine, releases: store, lake: store };
}

describe('attempts at a table of a release', () => {
  it('are deleted when it is published, if they do not count or a dead worker left them', async () => {
    await expect(world.release(1, mortal())).rejects.toThrow('died');
    expect(await keysIn(`releases/000001/${VIEW}/`)).toHaveLength(1);
    await world.release(1, {
      engine: justBefore(VIEW, () => world.release(1)),
    });

    await expectWhole();
  });

  it('leave nothing if they failed', async () => {
    const failing = (engine: QueryEngine): QueryEngine => ({
      ...engine,
      async writeTable(select, table, options) {
        await engine.writeTable(select, table, options);
        if (table.table.startsWith(VIEW)) throw new Error('The response of the engine was lost.');
      },
    });
    await expect(world.release(1, { engine: failing })).rejects.toThrow(
      'The response of the engine was lost',
    );

    expect(await keysIn(`releases/000001/${VIEW}/`)).toEqual([]);
    await world.release(1);
    await expectWhole();
  });

  it('are deleted when a late worker finds that the release is published', async () => {
    await world.release(1);
    const { named } = await tables();
    const late = `releases/000001/${named[0]?.view}/0badcafe/data.parquet`;
    await world.lake.store.put(late, 'of a worker that died after the publication');
    await world.release(1);

    await expectWhole();
  });

  it('that a killed worker left are gone from the engine too', async () => {
    const killed = {
      database: 'release_000001',
      table: `${VIEW}_0badcafe`,
      location: `releases/000001/${VIEW}/0badcafe`,
      sortedBy: [],
    };
    const leave = justBefore('int_episode_rows', () =>
      world.lake.engine.writeTable('select 1 as child', killed),
    );
    await world.release(1, { engine: leave });

    await expectWhole();
    const names = await world.lake.engine.query(
      'select table_name from information_schema.tables where table_schema = ? and table_name like ?',
      ['release_000001', `${VIEW}%`],
    );
    expect(names).toHaveLength(2);
  });

  it('are never abandoned if they count, even if the store cannot say who wrote them', async () => {
    const letGo: string[] = [];
    const lake = (store: ObjectStore): ObjectStore => ({
      ...store,
      abandon: async (key) => {
        letGo.push(key);
        await store.abandon(key);
      },
    });
    // S3's client retries after a lost response, and then finds that the object exists.
    const releases = (store: ObjectStore): ObjectStore => ({
      ...store,
      create: async (...what) => (await store.create(...what)) && !what[0].endsWith('/table.json'),
    });
    await world.release(1, { lake, releases });

    expect(letGo).toEqual([]);
    await expectWhole();
  });
});
