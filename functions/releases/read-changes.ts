import type { ReleaseChanges, ReleaseChangesQuery } from '../../schemas/api/release-changes.ts';
import { KeptChanges } from '../../schemas/api/release-changes.ts';
import { ReleaseDraft, type ReleaseManifest } from '../../schemas/api/releases.ts';
import { Invalid, NotFound } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { keptDefinitions } from '../shared/releases/kept-definitions.ts';
import { describeRelease, releaseBefore } from '../shared/releases/read-releases.ts';
import { changesKey, releaseFolder } from '../shared/releases/release-folder.ts';
import { compareDefinitions } from './compare-definitions.ts';
import { compareReturns } from './compare-returns.ts';
import { readFigures } from './read-figures.ts';
import type { Viewer } from './viewer.ts';

/**
 * What a release changed since an earlier one: returns, definitions, and the figures that the viewer may see. Default: the
 * release before it. Throws `NotFound`, also for a draft that the viewer may not publish, and `Invalid` when `since` is not
 * an earlier release or the amount cannot be used.
 */
export async function readChanges(
  release: number,
  query: ReleaseChangesQuery,
  { councils, mayPublish }: Viewer,
  releases: ObjectStore,
): Promise<ReleaseChanges> {
  const after = await contentsOf(release, releases, mayPublish);
  if (after === undefined) throw new NotFound('There is no published release with this number.');
  const since = query.since ?? (await comparedWith(release, releases));
  const before = since === null ? undefined : await contentsOf(since, releases);
  if (since !== null && (since >= release || before === undefined)) {
    const message = `Release ${release} can only be compared with an earlier published release.`;
    throw new Invalid(message, [{ field: 'since', message }]);
  }
  const figures = await readFigures(release, since, query, councils, releases);
  if (since === null || before === undefined) {
    const nothing = { views: [], reference: [], measures: [] };
    return { release, since: null, returns: [], definitions: nothing, figures };
  }
  return {
    release,
    since,
    returns: compareReturns(before.returns, after.returns),
    definitions: compareDefinitions(
      { ...before, measures: await keptDefinitions(since, releases) },
      { ...after, measures: await keptDefinitions(release, releases) },
    ),
    figures,
  };
}

/** The release that this one was compared with when it was made. If it was not compared, the release before it. */
async function comparedWith(release: number, releases: ObjectStore): Promise<number | null> {
  const kept = await readJson(releases, changesKey(release), KeptChanges);
  if (kept !== undefined) return kept.since;
  return (await releaseBefore(release, releases)) ?? null;
}

type Contents = Pick<ReleaseManifest, 'returns' | 'views' | 'reference'>;

/** What a published release was made from, or a draft if the viewer may publish it. */
async function contentsOf(
  release: number,
  releases: ObjectStore,
  mayPublish = false,
): Promise<Contents | undefined> {
  try {
    const { status, manifest } = await describeRelease(release, releases);
    if (status !== 'draft' || !mayPublish) return manifest;
    return await readJson(releases, `${releaseFolder(release)}/draft.json`, ReleaseDraft);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
