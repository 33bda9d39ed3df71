import { setTimeout as wait } from 'node:timers/promises';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { releaseFolder } from '../../functions/shared/releases/release-folder.ts';
import { missingFiles, writtenTables } from '../../functions/shared/submissions/published-files.ts';
import { readSubmissionObject } from '../../functions/shared/submissions/submission-folder.ts';
import { Publication } from '../../schemas/api/submissions.ts';
import type { LakeStores } from './inspect-return.ts';
import {
  DIFFERS,
  inspectRelease,
  isReleaseWhole,
  type ReleaseInspection,
  surveyReleases,
} from './survey-releases.ts';

interface Dependencies extends LakeStores {
  readonly releases: ObjectStore;
  readonly say: (line: string) => void;
  readonly patienceMs: number;
  readonly pauseMs: number;
}

/**
 * Restores the missing tables of published releases: release-indicators is triggered again and writes them again: in
 * their place, or in a new one next to damaged files. A release is skipped while a file of a return, or an edition of a reference table, that it uses is missing.
 * Returns the releases that could not be restored, with the reason.
 */
export async function restoreReleases(
  dependencies: Dependencies,
): Promise<readonly { readonly id: string; readonly why: string }[]> {
  const broken = (await surveyReleases(dependencies)).filter((one) => !isReleaseWhole(one));
  const failed: { id: string; why: string }[] = [];
  for (const one of broken) {
    const why =
      (await obstacleOf(one, dependencies)) ?? (await askAgain(one.release, dependencies));
    if (why !== undefined) failed.push({ id: `Release ${one.release}`, why });
  }
  return failed;
}

async function obstacleOf(
  { returns, lostEditions, differs }: ReleaseInspection,
  stores: LakeStores,
): Promise<string | undefined> {
  if (differs) return DIFFERS;
  if (lostEditions.length > 0) {
    return `restore these from old versions in the lake bucket, then run this again: ${lostEditions.join(', ')}.`;
  }
  const missing: string[] = [];
  for (const id of returns) if (!(await hasFiles(id, stores))) missing.push(id);
  if (missing.length === 0) return undefined;
  return `files of returns that it uses are missing: ${missing.join(', ')}.`;
}

/** Releases that were made before a withdrawal use the withdrawn return. */
async function hasFiles(id: string, { submissions, lake }: LakeStores): Promise<boolean> {
  const publication = await readSubmissionObject(submissions, id, 'publication.json', Publication);
  if (publication === undefined) return false;
  const tables = await writtenTables(id, publication, submissions);
  return (await missingFiles(id, tables, lake)).length === 0;
}

/** Triggers the release by writing its request again. Returns why it is incomplete, or undefined. */
async function askAgain(
  release: number,
  { releases, lake, say, patienceMs, pauseMs }: Dependencies,
): Promise<string | undefined> {
  const folder = releaseFolder(release);
  const request = await releases.get(`${folder}/request.json`);
  if (request === undefined) return 'its request.json is missing.';
  const answers = async () =>
    JSON.stringify([
      (await releases.head(`${folder}/rebuild.json`))?.etag,
      (await releases.head(`${folder}/failure.json`))?.etag,
    ]);
  const needsTables = (await inspectRelease(release, { releases, lake }))?.lostTables.length !== 0;
  const before = await answers();
  say(`Release ${release}: its missing tables are being restored.`);
  await releases.put(request.key, request.body, request.contentType);
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    const isAnswered = needsTables ? (await answers()) !== before : true;
    if (isAnswered) {
      const now = await inspectRelease(release, { releases, lake });
      if (now !== undefined && isReleaseWhole(now)) return undefined;
      if (needsTables) return now?.differs ? DIFFERS : FAILED;
    }
    await wait(pauseMs);
  }
  return SILENT;
}

const FAILED =
  'release-indicators could not write its tables again. Look at its log, then run this again.';
const SILENT =
  'release-indicators has not answered. Are releases held back? Look at its log and its queue, then run this again.';
