import {
  ReleaseManifest,
  ReleaseRequest,
  type ReleaseStatus,
} from '../../../schemas/api/releases.ts';
import { Failure } from '../../../schemas/api/validation.ts';
import { NotFound } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { readDecision } from './decide-release.ts';
import { releaseFolder } from './release-folder.ts';
import { releaseProgress } from './release-progress.ts';

const REQUEST_KEY = /^(\d{6})\/request\.json$/;

/** The numbers of all releases ever requested, ascending. */
export async function releaseNumbers(releases: ObjectStore): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { key } of releases.list('0')) {
    const number = REQUEST_KEY.exec(key)?.[1];
    if (number !== undefined) numbers.push(Number(number));
  }
  return numbers.sort((a, b) => a - b);
}

/** The status of a release: with its manifest after it is published, and its progress before. Throws `NotFound`. */
export async function describeRelease(
  release: number,
  releases: ObjectStore,
): Promise<ReleaseStatus> {
  const folder = releaseFolder(release);
  const [request, manifest, failure] = await Promise.all([
    readJson(releases, `${folder}/request.json`, ReleaseRequest),
    readJson(releases, `${folder}/manifest.json`, ReleaseManifest),
    readJson(releases, `${folder}/failure.json`, Failure),
  ]);
  if (request === undefined) throw new NotFound('There is no release with this number.');
  const { at: requestedAt, note, draft: isDraft } = request;
  const common = { release, requestedAt, note, ...(isDraft && { isDraft }) };
  if (manifest !== undefined) {
    const { publishedAt, returns } = manifest;
    return { ...common, status: 'published', publishedAt, returns: returns.length, manifest };
  }
  const progress = await releaseProgress(release, releases);
  if (failure !== undefined) {
    return { ...common, status: 'failed', failure: failure.message, progress };
  }
  const status = isDraft ? await statusOfDraft(release, releases) : 'publishing';
  return { ...common, status, ...(status === 'publishing' && { progress }) };
}

async function statusOfDraft(
  release: number,
  releases: ObjectStore,
): Promise<'publishing' | 'draft' | 'discarded'> {
  const decision = await readDecision(release, releases);
  if (decision?.decision === 'discard') return 'discarded';
  return (await releases.head(`${releaseFolder(release)}/draft.json`)) ? 'draft' : 'publishing';
}

/** The number of the newest published release. Throws `NotFound` before the first. */
export async function latestRelease(releases: ObjectStore): Promise<number> {
  const newest = await releaseBefore(Number.POSITIVE_INFINITY, releases);
  if (newest !== undefined) return newest;
  throw new NotFound('No release has been published yet.');
}

/** The newest published release before the given number. Undefined when there is none. */
export async function releaseBefore(
  release: number,
  releases: ObjectStore,
): Promise<number | undefined> {
  const earlier = (await releaseNumbers(releases)).filter((number) => number < release);
  for (const number of earlier.reverse()) {
    if (await releases.head(`${releaseFolder(number)}/manifest.json`)) return number;
  }
  return undefined;
}

/** The requested release, if it is published. Default: the newest. Throws `NotFound`. */
export async function publishedRelease(
  wanted: number | undefined,
  releases: ObjectStore,
): Promise<number> {
  if (wanted === undefined) return await latestRelease(releases);
  if (await releases.head(`${releaseFolder(wanted)}/manifest.json`)) return wanted;
  throw new NotFound('There is no published release with this number.');
}
