import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { justBefore } from './support/just-before.ts';
import { A_RETURN, openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

const COUNT = 'select count(*) as n, max(population_0_17) as most from';

// One world: release 1 has the published tables with which each case begins.
let world: ReleaseWorld;
let last = 1;
beforeAll(async () => {
  world = await openReleaseWorld();
  await world.publish(A_RETURN);
  await world.release(1);
});
beforeEach(() => world.deploy({}));
afterAll(() => world.close());

/** A number that no release has yet. */
function another(): number {
  last += 1;
  return last;
}

const NEWER = [
  { mid_year: '2024', unit_level: 'council', unit_code: '823', population_0_17: '999999' },
];
const ask = (sql: string, release: number) =>
  world.lake.engine.query(sql, [], { database: `release_00000${release}` });

describe('the reference tables that a release uses', () => {
  it.each(['stg_returns_in_force', 'workforce_rate'])(
    'are those at its start, even if others are deployed before %s is written',
    async (view) => {
      const [during, after] = [another(), another()];
      await world.release(during, {
        engine: justBefore(view, () => world.deploy({ ref_population: NEWER, ref_workforce: [] })),
      });
      await world.release(after);

      expect(await world.documents(during)).toEqual(await world.documents(1));
      expect((await world.manifest(during)).reference).toEqual((await world.manifest(1)).reference);
      expect(await ask(`${COUNT} population`, after)).toEqual([{ n: 1, most: 999_999 }]);
    },
  );

  it('do not change afterwards, even for views that are not written', async () => {
    const plain = 'select count(*) as n from int_workforce_census';
    const [census] = await ask(plain, 1);
    const population = await ask(`${COUNT} ref_population`, 1);
    await world.deploy({ ref_population: NEWER, ref_workforce: [] });

    expect(census).not.toEqual({ n: 0 });
    expect(await ask(plain, 1)).toEqual([census]);
    expect(await ask(`${COUNT} ref_population`, 1)).toEqual(population);
    const next = another();
    await world.release(next);
    expect(await ask(plain, next)).toEqual([{ n: 0 }]);
    expect(await ask(`${COUNT} ref_population`, next)).toEqual([{ n: 1, most: 999_999 }]);
  });

  it('are from one deployment, even if another one stops part-way', async () => {
    const { reference } = await world.manifest(1);
    await expect(
      world.deploy({ ref_population: NEWER, ref_workforce: [{ census_year: 'no year' }] }),
    ).rejects.toThrow('ref_workforce.csv');
    const next = another();
    await world.release(next);

    expect((await world.manifest(next)).reference).toEqual(reference);
    expect(await world.documents(next)).toEqual(await world.documents(1));
  });

  it('are listed in the manifest with the SHA-256 of their files', async () => {
    const { reference } = await world.manifest(1);

    expect(reference.map(({ table }) => table)).toContain('ref_population');
    for (const { table, sha256, location } of reference) {
      const file = await world.lake.store.get(`${location}/data.parquet`);
      const hash = createHash('sha256').update(file?.body ?? '');
      expect(hash.digest('hex'), table).toBe(sha256);
    }
  });
});
