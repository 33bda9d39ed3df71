import type { ReleaseStatus } from '../../schemas/api/releases.ts';
import { NotFound } from '../shared/errors.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { describeRelease, latestRelease } from '../shared/releases/read-releases.ts';
import { pageFolder, readPage } from '../shared/submissions/ledger.ts';
import type { LedgerPage } from '../shared/submissions/ledger-page.ts';
import { pagesOf } from '../shared/submissions/ledger-pages.ts';
import { inForce } from '../shared/submissions/returns-in-force.ts';
import { isSubmissionId, parseSubmissionId } from '../shared/submissions/submission-id.ts';

export interface LakeAndReleases {
  readonly lake: ObjectStore;
  readonly releases: ObjectStore;
  readonly clock: Clock;
}

/**
 * The time of the first change that is not in the newest release: a return that came into force or was withdrawn.
 * Undefined when the release contains exactly the returns in force.
 */
export async function unreleasedSince(from: LakeAndReleases): Promise<string | undefined> {
  const newest = await newestRelease(from.releases);
  const released = new Map(
    // The submission's id says which return it is of.
    newest?.manifest?.returns
      .filter(({ submission }) => isSubmissionId(submission))
      .map((one) => [pageFolder(parseSubmissionId(one.submission)), one]),
  );
  const changes: string[] = [];
  for (const page of await pagesOf(from.lake)) {
    const shown = released.get(pageFolder(page));
    if (shown?.sequence === page.lastSequence) continue;
    const change = await changeAfter(page, shown?.submission, newest?.requestedAt ?? '', from.lake);
    if (change !== undefined) changes.push(change);
  }
  return changes.sort()[0];
}

async function changeAfter(
  page: LedgerPage,
  shown: string | undefined,
  releasedAt: string,
  lake: ObjectStore,
): Promise<string | undefined> {
  const entries = await readPage(lake, page);
  if (inForce(entries)[0]?.submission_id === shown) return undefined;
  return (entries.find(({ at }) => at > releasedAt) ?? entries.at(-1))?.at;
}

async function newestRelease(releases: ObjectStore): Promise<ReleaseStatus | undefined> {
  try {
    return await describeRelease(await latestRelease(releases), releases);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
