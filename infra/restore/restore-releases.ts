import { setTimeout as wait } from 'node:timers/promises';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { rebuildKey, releaseFolder } from '../../functions/shared/releases/release-folder.ts';
import { damagedFiles, writtenTables } from '../../functions/shared/submissions/published-files.ts';
import { readSubmissionObject } from '../../functions/shared/submissions/submission-folder.ts';
import { Publication } from '../../schemas/api/submissions.ts';
import type { LakeStores } from './inspect-return.ts';
import {
  DIFFERS,
  DOCUMENTS_DIFFER,
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
 * Restores published releases: release-indicators is triggered again, writes missing or damaged tables in a new place, and
 * documents with the bytes that the manifest names. A release is skipped while something that it is made from is missing:
 * its snapshot, a file of a return, or an edition of a reference table. Returns the releases that could not be restored,
 * with the reason.
 */
export async function restoreReleases(
  dependencies: Dependencies,
): Promise<readonly { readonly id: string; readonly why: string }[]> {
  const broken = (await surveyReleases(dependencies)).filter((one) => !isReleaseWhole(one));
  const failed: { id: string; why: string }[] = [];
  for (const one of broken) {
    const why = (await obstacleOf(one, dependencies)) ?? (await askAgain(one, dependencies));
    if (why !== undefined) failed.push({ id: `Release ${one.release}`, why });
  }
  return failed;
}

async function obstacleOf(
  { returns, lostRoots, lostEditions, outcome }: ReleaseInspection,
  stores: LakeStores,
): Promise<string | undefined> {
  if (lostRoots.length > 0) {
    return `restore these from old versions in the releases bucket, then run this again: ${lostRoots.join(', ')}.`;
  }
  if (outcome === 'differs') return DIFFERS;
  if (lostEditions.length > 0) {
    return `editions that it uses are missing. Restore them from old versions in the lake bucket, then run this again: ${lostEditions.join(', ')}.`;
  }
  const missing: string[] = [];
  for (const id of returns) if (!(await hasFiles(id, stores))) missing.push(id);
  if (missing.length === 0) return undefined;
  return `files of returns that it uses are missing or damaged: ${missing.join(', ')}.`;
}

/** True if the lake has every file of a return. A release still uses a return that was withdrawn after it was made. */
async function hasFiles(id: string, { submissions, lake }: LakeStores): Promise<boolean> {
  const publication = await readSubmissionObject(submissions, id, 'publication.json', Publication);
  if (publication === undefined) return false;
  const tables = await writtenTables(id, publication, submissions);
  return (await damagedFiles(id, tables, lake)).length === 0;
}

/** Triggers the release by writing its request again. Returns why it is incomplete, or undefined. */
async function askAgain(
  one: ReleaseInspection,
  { releases, lake, say, patienceMs, pauseMs }: Dependencies,
): Promise<string | undefined> {
  const { release } = one;
  const folder = releaseFolder(release);
  const request = await releases.get(`${folder}/request.json`);
  if (request === undefined) return 'its request.json is missing.';
  const answers = async () =>
    JSON.stringify([
      (await releases.head(rebuildKey(release, one.rebuilds + 1)))?.etag,
      (await releases.head(`${folder}/failure.json`))?.etag,
    ]);
  const needsAnswer = one.lostTables.length > 0 || one.lostDocuments.length > 0;
  const before = await answers();
  say(`Release ${release}: what is missing or damaged of it is being restored.`);
  await releases.put(request.key, request.body, request.contentType);
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    const isAnswered = needsAnswer ? (await answers()) !== before : true;
    if (isAnswered) {
      const now = await inspectRelease(release, { releases, lake });
      if (now !== undefined && isReleaseWhole(now)) return undefined;
      if (needsAnswer) return whyNot(now);
    }
    await wait(pauseMs);
  }
  return SILENT;
}

function whyNot(now: ReleaseInspection | undefined): string {
  if (now?.outcome === 'differs') return DIFFERS;
  return now?.outcome === 'documents-differ' ? DOCUMENTS_DIFFER : FAILED;
}

const FAILED = 'release-indicators could not restore it. Look at its log, then run this again.';
const SILENT =
  'release-indicators has not answered. Check that its queue is enabled (step 5 of the runbook) and look at its log, then run this again.';
