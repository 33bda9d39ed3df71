import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHandler } from '../../functions/calculate-figures/handler.ts';
import { hashOfObject } from '../../functions/shared/ports/hash-of-object.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import type { QueryEngine } from '../../functions/shared/ports/query-engine.ts';
import { lakeFileKey } from '../../functions/shared/submissions/published-files.ts';
import { createLocalKeyRing } from '../../infra/local/local-key-ring.ts';
import { openReleaseWorld, type ReleaseWorld } from '../releases/support/release-world.ts';

const KEY = 'figures/823/000001/figures-request.json';
const RETURN = { laCode: '823', collectionYear: 2025, sequence: 1, children: 4, placements: 3 };

let world: ReleaseWorld;
let id: string;
let submissions: ObjectStore;
beforeAll(async () => {
  world = await openReleaseWorld();
  id = await world.publish(RETURN);
  await world.publish({ ...RETURN, laCode: '344', children: 9 });
});
afterAll(() => world.close());
beforeEach(async () => {
  submissions = createMemoryStore();
  const tables = await Promise.all(
    ['ssda903_header', 'ssda903_episodes'].map(async (table) => {
      const sha256 = await hashOfObject(lakeFileKey(table, id), world.lake.store);
      return { table, rows: 1, bytes: 1, sha256 };
    }),
  );
  const publication = { at: '2026-11-22T10:00:00.000Z', sequence: 1, files: [], tables };
  await submissions.put(`la_code=823/${id}/publication.json`, JSON.stringify(publication));
  const request = {
    at: '2026-11-22T11:00:00.000Z',
    by: 'officer',
    laCode: '823',
    submission: null,
  };
  await submissions.put(KEY, JSON.stringify(request));
});

async function calculate(
  around: (engine: QueryEngine) => QueryEngine = (same) => same,
  attempt = 1,
): Promise<void> {
  const worker = createHandler({
    submissions,
    landing: createMemoryStore(),
    lake: world.lake.store,
    keys: createLocalKeyRing('a secret of at least thirty-two characters'),
    engine: around(world.lake.engine),
    clock: { now: () => new Date('2026-11-22T12:00:00.000Z') },
  });
  await worker({ key: KEY, attempt });
}

async function read(name: string) {
  const found = await submissions.get(`figures/823/000001/${name}`);
  return found && JSON.parse(Buffer.from(found.body).toString('utf8'));
}

/** Databases of calculations left in the catalogue. */
async function leftOver() {
  const sql =
    "select schema_name from information_schema.schemata where schema_name like 'figures%'";
  return await world.lake.engine.query(sql);
}

describe('a calculation of the figures of a council', () => {
  it('counts the council’s own children and those of no other', async () => {
    await calculate();
    const { figures, children } = await read('figures.json');
    expect(figures).toContainEqual(
      expect.objectContaining({
        measure: 'placements_3plus',
        breakdown: 'total',
        figure: expect.objectContaining({ numerator: 4, denominator: 4, value: 100 }),
        inForce: null,
      }),
    );
    expect(children[0]).toMatchObject({ breakdown: 'total', figure: 4 });
  });

  it('is not made from a file that was changed without a change of length', async () => {
    const key = lakeFileKey('ssda903_header', id);
    const whole = (await world.lake.store.get(key))?.body ?? new Uint8Array();
    const damaged = Buffer.from(whole);
    damaged[damaged.length >> 1] = (damaged[damaged.length >> 1] ?? 0) ^ 1;
    await world.lake.store.put(key, damaged);
    await expect(calculate()).rejects.toThrow('missing or damaged');
    expect(await read('figures.json')).toBeUndefined();
    await world.lake.store.put(key, whole);
  });

  it('reads no file of another council', async () => {
    await calculate();
    const keys: string[] = [];
    for await (const { key } of world.lake.store.list('figures/')) keys.push(key);
    expect(keys.filter((key) => key.includes('344'))).toEqual([]);
    expect(keys.some((key) => key.includes('/ssda903-823-2025-'))).toBe(true);
  });

  it('leaves no database behind', async () => {
    await calculate();
    expect(await leftOver()).toEqual([]);
  });

  it('defines only the views that its marts read', async () => {
    const defined: string[] = [];
    await calculate((engine) => ({
      ...engine,
      execute: async (sql, options) => {
        defined.push(/view (\w+)/u.exec(sql)?.[1] ?? sql);
        await engine.execute(sql, options);
      },
    }));
    expect(defined).toContain('stg_episodes');
    expect(defined).not.toContain('neighbour');
    expect(defined).not.toContain('workforce_rate');
  });

  it('may run twice at the same time: the stored result is from one run', async () => {
    await Promise.all([calculate(), calculate(), calculate()]);
    expect((await read('figures.json')).laCode).toBe('823');
    expect(await leftOver()).toEqual([]);
  });

  it('that has finished is not repeated', async () => {
    await calculate();
    const before = await read('figures.json');
    await calculate((engine) => ({
      ...engine,
      openDatabase: async () => {
        throw new Error('The engine was used again.');
      },
    }));
    expect(await read('figures.json')).toEqual(before);
    expect(await read('failure.json')).toBeUndefined();
  });

  it.each(['int_child_year', 'indicator'])(
    'that fails at %s leaves no database behind, is repeated, and informs the council after the last attempt',
    async (view) => {
      const failing = (engine: QueryEngine): QueryEngine => ({
        ...engine,
        writeTable: async (sql, table, options) => {
          if (table.table === view) throw new Error('The engine is down.');
          await engine.writeTable(sql, table, options);
        },
      });
      for (const attempt of [1, 2, 3]) {
        await expect(calculate(failing, attempt)).rejects.toThrow('The engine is down.');
        expect(await leftOver()).toEqual([]);
      }
      expect((await read('failure.json')).message).toContain('a fault on our side');
      expect(await read('figures.json')).toBeUndefined();
    },
  );

  it('uses the returns that are in force when it starts', async () => {
    await world.withdraw(RETURN, 2);
    await calculate();
    expect((await read('failure.json')).message).toContain('No return of the council is in force');
  });
});
