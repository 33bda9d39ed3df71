import type { ReleaseStatus } from '../../schemas/api/releases.ts';
import { Conflict } from '../shared/errors.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { describeRelease, releaseNumbers } from '../shared/releases/read-releases.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';

export interface ReleaseStores {
  readonly releases: ObjectStore;
  readonly clock: Clock;
}

/**
 * Asks for the next release; its number is taken by creating its request. Throws `Conflict` while one is being
 * published, or when another analyst took the number at the same moment.
 */
export async function startRelease(
  note: string,
  by: string,
  { releases, clock }: ReleaseStores,
): Promise<ReleaseStatus> {
  const last = (await releaseNumbers(releases)).at(-1) ?? 0;
  if (last > 0 && !(await hasEnded(last, releases))) {
    throw new Conflict(`Release ${last} is being published. Wait until it is there.`);
  }
  const release = last + 1;
  const request = { at: clock.now().toISOString(), by, note };
  const key = `${releaseFolder(release)}/request.json`;
  if (!(await releases.create(key, JSON.stringify(request)))) {
    throw new Conflict('Somebody else started a release at the same moment. Look at the list.');
  }
  return await describeRelease(release, releases);
}

async function hasEnded(release: number, releases: ObjectStore): Promise<boolean> {
  const ends = await Promise.all(
    ['manifest.json', 'failure.json'].map((name) =>
      releases.head(`${releaseFolder(release)}/${name}`),
    ),
  );
  return ends.some((end) => end !== undefined);
}
