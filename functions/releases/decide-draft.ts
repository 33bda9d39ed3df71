import {
  type ReleaseDecision,
  ReleaseDraft,
  ReleaseManifest,
  type ReleaseStatus,
} from '../../schemas/api/releases.ts';
import { Conflict } from '../shared/errors.ts';
import { noMetrics } from '../shared/ports/metrics.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { decideRelease } from '../shared/releases/decide-release.ts';
import { describeRelease } from '../shared/releases/read-releases.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';
import type { ReleaseStores } from './start-release.ts';

type Decision = ReleaseDecision['decision'];

/** The state of a release after each decision. */
const DONE: Readonly<Record<Decision, string>> = { publish: 'published', discard: 'discarded' };

/**
 * Publishes a draft unchanged, or discards it. The first decision counts, and repeating it changes nothing. Throws
 * `NotFound`, and `Conflict` when the release is not a draft or the other decision was made.
 */
export async function decideDraft(
  release: number,
  decision: Decision,
  by: string,
  { releases, clock, metrics = noMetrics }: ReleaseStores,
): Promise<ReleaseStatus> {
  const folder = releaseFolder(release);
  const { status } = await describeRelease(release, releases);
  const draft = await readJson(releases, `${folder}/draft.json`, ReleaseDraft);
  // A draft whose last attempt failed after it was written stays failed: another release may have followed it.
  if (draft === undefined || status === 'failed' || status === 'publishing') {
    throw new Conflict(`Release ${release} is not a draft (${status}).`);
  }
  const at = clock.now().toISOString();
  const made = await decideRelease(release, { decision, by, at }, releases);
  if (made.decision !== decision) {
    throw new Conflict(`Release ${release} has already been ${DONE[made.decision]}.`);
  }
  if (decision === 'publish') {
    const { draftedAt: _, ...manifest } = draft;
    const text = JSON.stringify(ReleaseManifest.parse({ ...manifest, publishedAt: made.at }));
    const isNew = await releases.create(`${folder}/manifest.json`, text);
    if (isNew) metrics.record('ReleasesPublished', 1);
  }
  return await describeRelease(release, releases);
}
