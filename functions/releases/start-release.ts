import type { NewRelease, ReleaseStatus } from '../../schemas/api/releases.ts';
import { Conflict } from '../shared/errors.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { Metrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { describeRelease, releaseNumbers } from '../shared/releases/read-releases.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';

export interface ReleaseStores {
  readonly releases: ObjectStore;
  readonly clock: Clock;
  readonly metrics?: Metrics;
}

/**
 * Asks for the next release; its number is taken by creating its request. Throws `Conflict` while one is being
 * calculated or is a draft, or when another analyst took the number at the same moment.
 */
export async function startRelease(
  { note, draft }: NewRelease,
  by: string,
  { releases, clock }: ReleaseStores,
): Promise<ReleaseStatus> {
  const last = (await releaseNumbers(releases)).at(-1) ?? 0;
  if (last > 0) await requireEnd(last, releases);
  const release = last + 1;
  const request = { at: clock.now().toISOString(), by, note, ...(draft && { draft }) };
  const key = `${releaseFolder(release)}/request.json`;
  if (!(await releases.create(key, JSON.stringify(request)))) {
    throw new Conflict('Somebody else started a release at the same moment. Look at the list.');
  }
  return await describeRelease(release, releases);
}

async function requireEnd(release: number, releases: ObjectStore): Promise<void> {
  // A release that has ended holds up no other, whatever has happened to its files since.
  for (const end of ['manifest.json', 'failure.json']) {
    if (await releases.head(`${releaseFolder(release)}/${end}`)) return;
  }
  const { status } = await describeRelease(release, releases);
  if (status === 'publishing') {
    throw new Conflict(`Release ${release} is being published. Wait until it is there.`);
  }
  if (status === 'draft') {
    throw new Conflict(`Release ${release} is a draft. Publish or discard it first.`);
  }
}
