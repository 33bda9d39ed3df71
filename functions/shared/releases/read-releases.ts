import {
  ReleaseManifest,
  ReleaseRequest,
  type ReleaseStatus,
} from '../../../schemas/api/releases.ts';
import { Failure } from '../../../schemas/api/validation.ts';
import { NotFound } from '../errors.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../submissions/submission-folder.ts';
import { releaseFolder } from './release-folder.ts';
import { releaseProgress } from './release-progress.ts';

const REQUEST_KEY = /^(\d{6})\/request\.json$/;

/** The numbers of all releases that were ever asked for, ascending. */
export async function releaseNumbers(releases: ObjectStore): Promise<number[]> {
  const numbers: number[] = [];
  for await (const { key } of releases.list('0')) {
    const number = REQUEST_KEY.exec(key)?.[1];
    if (number !== undefined) numbers.push(Number(number));
  }
  return numbers.sort((a, b) => a - b);
}

/** Status of one release, with its manifest once it is published, and how far it is before. Throws `NotFound`. */
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
  const common = { release, requestedAt: request.at, note: request.note };
  if (manifest !== undefined) {
    const { publishedAt, returns } = manifest;
    return { ...common, status: 'published', publishedAt, returns: returns.length, manifest };
  }
  const progress = await releaseProgress(release, releases);
  if (failure !== undefined) {
    return { ...common, status: 'failed', failure: failure.message, progress };
  }
  return { ...common, status: 'publishing', progress };
}

/** Number of the newest published release. Throws `NotFound` before the first. */
export async function latestRelease(releases: ObjectStore): Promise<number> {
  for (const number of (await releaseNumbers(releases)).reverse()) {
    if (await releases.head(`${releaseFolder(number)}/manifest.json`)) return number;
  }
  throw new NotFound('No release has been published yet.');
}

/** The release asked for, once it is known to be published; the newest when none is named. Throws `NotFound`. */
export async function publishedRelease(
  wanted: number | undefined,
  releases: ObjectStore,
): Promise<number> {
  if (wanted === undefined) return await latestRelease(releases);
  if (await releases.head(`${releaseFolder(wanted)}/manifest.json`)) return wanted;
  throw new NotFound('There is no published release with this number.');
}
