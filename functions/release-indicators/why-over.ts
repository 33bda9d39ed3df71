import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readDecision } from '../shared/releases/decide-release.ts';
import { releaseNumbers } from '../shared/releases/read-releases.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';

/** The release will never be published, so its work stops. The message says why, for an operator. */
export class ReleaseIsOver extends Error {
  override readonly name = 'ReleaseIsOver';
}

/** Why a release that has no manifest will never have one, in words. Undefined while it still can. */
export async function whyOver(release: number, releases: ObjectStore): Promise<string | undefined> {
  const hasFailed = (await releases.head(`${releaseFolder(release)}/failure.json`)) !== undefined;
  const decision = (await readDecision(release, releases))?.decision;
  if (decision === 'discard') {
    return hasFailed
      ? 'The release failed for good, and its tables were cleared. Start a new release.'
      : 'The release was discarded by an analyst.';
  }
  if (!hasFailed) return undefined;
  // Publishing it then would change what the other one followed.
  const isFollowed = (await releaseNumbers(releases)).some((number) => number > release);
  return isFollowed ? 'The release failed, and another was requested after it.' : undefined;
}

/** Throws `ReleaseIsOver` when the release will never be published. */
export async function requireOpen(release: number, releases: ObjectStore): Promise<void> {
  const why = await whyOver(release, releases);
  if (why !== undefined) throw new ReleaseIsOver(why);
}
