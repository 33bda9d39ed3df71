import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import { justBefore } from './support/just-before.ts';
import { openReleaseWorld, type ReleaseWorld, type SmallReturn } from './support/release-world.ts';

const COUNCILS = ['344', '202', '826', '822', '821'];
const RETURN: SmallReturn = {
  laCode: '823',
  collectionYear: 2025,
  sequence: 1,
  children: 4,
  placements: 1,
};
const SHOWN =
  "select numerator, denominator from indicator where measure = 'placements_3plus' and unit_code = '823' and breakdown = 'total'";

// A story: each case begins with the returns, and the release of them, with which the one before has ended.
describe('a release', () => {
  let world: ReleaseWorld;
  let last = 1;
  let inForce = RETURN;
  beforeAll(async () => {
    world = await openReleaseWorld(['823', ...COUNCILS]);
    await world.publish(RETURN);
    for (const laCode of COUNCILS) await world.publish({ ...RETURN, laCode, children: 3 });
    await world.release(1);
  });
  afterAll(() => world.close());

  const figureIn = (release: number) =>
    world.lake.engine.query(SHOWN, [], { database: `release_${String(release).padStart(6, '0')}` });

  const figureOf = ({ children, placements }: SmallReturn) => [
    { numerator: placements < 3 ? 0 : children, denominator: children },
  ];

  it.each([
    { view: 'stg_returns_in_force', withdrawn: '344' },
    { view: 'int_episode_rows', withdrawn: '202' },
    { view: 'int_child_year', withdrawn: '826' },
    { view: 'indicator', withdrawn: '822' },
    { view: 'return_in_force', withdrawn: '821' },
  ])(
    'does not include a change of returns after its start, before $view is written',
    async ({ view, withdrawn }) => {
      const [before, during, after] = [last, last + 1, last + 2];
      last = after;
      const next: SmallReturn = {
        ...RETURN,
        sequence: inForce.sequence + 1,
        children: inForce.children === 4 ? 9 : 4,
        placements: inForce.placements === 1 ? 4 : 1,
      };
      await world.release(during, {
        engine: justBefore(view, async () => {
          await world.publish(next);
          await world.withdraw({ ...RETURN, laCode: withdrawn }, 2);
        }),
      });
      await world.release(after);

      expect(await world.documents(during)).toEqual(await world.documents(before));
      const { returns } = await world.manifest(before);
      expect((await world.manifest(during)).returns).toEqual(returns);
      const left = returns.map(({ laCode }) => laCode).filter((laCode) => laCode !== withdrawn);
      expect(left).toHaveLength(returns.length - 1);
      const now = (await world.manifest(after)).returns;
      expect(now.map(({ laCode }) => laCode)).toEqual(left);
      expect(now).toContainEqual(
        expect.objectContaining({ laCode: '823', sequence: next.sequence }),
      );
      expect(await figureIn(during)).toEqual(figureOf(inForce));
      expect(await figureIn(after)).toEqual(figureOf(next));
      inForce = next;
    },
  );

  it('is the same byte for byte as another release of the same lake', async () => {
    await world.publish({ ...RETURN, laCode: '344', sequence: 3, placements: 3 });
    const [first, second] = [last + 1, last + 2];
    await world.release(first);
    await world.release(second);

    expect(await world.documents(second)).toEqual(await world.documents(first));
    const [one, two] = [await world.manifest(first), await world.manifest(second)];
    expect(two.marts).toEqual(one.marts);
    expect(one.marts.length).toBeGreaterThan(8);
    const hashes = ({ tables }: ReleaseManifest) =>
      tables.map(({ view, files }) => [view, ...files.map(({ sha256 }) => sha256)]);
    expect(hashes(two)).toEqual(hashes(one));
    expect(hashes(one).flat()).not.toContain(undefined);
  });
});
