import { wholeNumberText } from '../../schemas/api/numbers.ts';
import type { ReleaseStatus } from '../../schemas/api/releases.ts';
import { NotFound } from '../shared/errors.ts';
import type { Log } from '../shared/ports/log.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { describeRelease, releaseNumbers } from '../shared/releases/read-releases.ts';

const ReleaseNumber = wholeNumberText(1, 999_999);

/** Reads a release number from a path. Throws `NotFound` for anything else. */
export function releaseNumberOf(text: string): number {
  const number = ReleaseNumber.safeParse(text);
  if (!number.success) throw new NotFound('There is no release with this number.');
  return number.data;
}

/** All releases, newest first, without their manifests. A release that cannot be read is logged and excluded. */
export async function listReleases({
  releases,
  log,
}: {
  readonly releases: ObjectStore;
  readonly log: Log;
}): Promise<ReleaseStatus[]> {
  const numbers = (await releaseNumbers(releases)).reverse();
  const all = await Promise.all(
    numbers.map((number) =>
      describeRelease(number, releases).catch((error: unknown) => {
        log.defect('release cannot be read', { requestId: `release ${number}`, error });
        return undefined;
      }),
    ),
  );
  return all.flatMap((found) => {
    if (found === undefined) return [];
    const { manifest: _, ...status } = found;
    return [status];
  });
}
