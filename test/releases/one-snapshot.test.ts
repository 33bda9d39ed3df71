import { afterEach, describe, expect, it } from 'vitest';
import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import { justBefore } from './support/just-before.ts';
import { openReleaseWorld, type ReleaseWorld, type SmallReturn } from './support/release-world.ts';

let world: ReleaseWorld;
afterEach(() => world.close());

const RETURN: SmallReturn = {
  laCode: '823',
  collectionYear: 2025,
  sequence: 1,
  children: 4,
  placements: 1,
};

describe('a release', () => {
  it.each([
    'stg_returns_in_force',
    'int_episode_rows',
    'int_child_year',
    'indicator',
    'return_in_force',
  ])('does not include a change of returns after its start, before %s is written', async (view) => {
    world = await openReleaseWorld();
    const other = { ...RETURN, laCode: '344', children: 3 };
    await world.publish(RETURN);
    await world.publish(other);
    await world.release(1);
    await world.release(2, {
      engine: justBefore(view, async () => {
        await world.publish({ ...RETURN, sequence: 2, children: 9, placements: 4 });
        await world.withdraw(other, 2);
      }),
    });
    await world.release(3);

    expect(await world.documents(2)).toEqual(await world.documents(1));
    expect((await world.manifest(2)).returns).toEqual((await world.manifest(1)).returns);
    expect((await world.manifest(3)).returns).toEqual([
      expect.objectContaining({ laCode: '823', sequence: 2 }),
    ]);
    const shown =
      'select numerator, denominator from indicator where measure = ? and unit_code = ? and breakdown = ?';
    const cell = ['placements_3plus', '823', 'total'];
    const { engine } = world.lake;
    expect(await engine.query(shown, cell, { database: 'release_000002' })).toEqual([
      { numerator: 0, denominator: 4 },
    ]);
    expect(await engine.query(shown, cell, { database: 'release_000003' })).toEqual([
      { numerator: 9, denominator: 9 },
    ]);
  });

  it('is the same byte for byte as another release of the same lake', async () => {
    world = await openReleaseWorld();
    await world.publish(RETURN);
    await world.publish({ ...RETURN, laCode: '344', placements: 3 });
    await world.release(1);
    await world.release(2);

    expect(await world.documents(2)).toEqual(await world.documents(1));
    const [one, two] = [await world.manifest(1), await world.manifest(2)];
    expect(two.marts).toEqual(one.marts);
    expect(one.marts.length).toBeGreaterThan(8);
    const hashes = ({ tables }: ReleaseManifest) =>
      tables.map(({ view, files }) => [view, ...files.map(({ sha256 }) => sha256)]);
    expect(hashes(two)).toEqual(hashes(one));
    expect(hashes(one).flat()).not.toContain(undefined);
  });
});
