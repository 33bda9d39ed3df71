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
 * Requests the next release. Creating the request takes its number. Throws `Conflict` while the last release is being
 * calculated or is a draft, and when another analyst took the number at the same moment.
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
    throw new Conflict(
      'Someone else started a release at the same moment. Check the list of releases.',
    );
  }
  return await describeRelease(release, releases);
}

async function requireEnd(release: number, releases: ObjectStore): Promise<void> {
  // A finished release never blocks the next one, whatever has happened to its files since.
  for (const end of ['manifest.json', 'failure.json']) {
    if (await releases.head(`${releaseFolder(release)}/${end}`)) return;
  }
  const { status } = await describeRelease(release, releases);
  if (status === 'publishing') {
    throw new Conflict(`Release ${release} is being published. Wait until it has finished.`);
  }
  if (status === 'draft') {
    throw new Conflict(`Release ${release} is a draft. Publish or discard it first.`);
  }
}
