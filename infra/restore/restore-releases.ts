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
 * Restores the missing tables of published releases by triggering release-indicators again. It writes each table in its
 * old place, or in a new place if the old one has damaged files. A release is skipped while a return or an edition that
 * it uses is missing. Returns the releases that could not be restored, with the reason.
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
    return `editions that it uses are missing. Restore them from old versions in the lake bucket, then run this again: ${lostEditions.join(', ')}.`;
  }
  const missing: string[] = [];
  for (const id of returns) if (!(await hasFiles(id, stores))) missing.push(id);
  if (missing.length === 0) return undefined;
  return `files of returns that it uses are missing: ${missing.join(', ')}.`;
}

/** True if the lake has every file of a return. A release still uses a return that was withdrawn after it was made. */
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
  say(`Release ${release}: restoring its missing tables.`);
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
  'release-indicators has not answered. Check that its queue is enabled (step 5 of the runbook) and look at its log, then run this again.';
