import { ReleaseDraft, ReleaseManifest, ReleaseRequest } from '../../schemas/api/releases.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { inBatches } from '../shared/in-batches.ts';
import type { Clock } from '../shared/ports/clock.ts';
import { type Metrics, noMetrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { releaseNumbers } from '../shared/releases/read-releases.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';
import { clearAttempts } from './clear-attempts.ts';
import { clearEarlier } from './clear-earlier.ts';
import { keepPublished } from './keep-published.ts';
import { keepSnapshot, type Snapshot } from './snapshot.ts';
import { LISTED_AT_ONCE, withFiles } from './table-files.ts';
import { writeChanges } from './write-changes.ts';
import { type DocumentsWritten, writeDocuments } from './write-documents.ts';
import { writeTables } from './write-tables.ts';

export interface ReleaseWorkDependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  /** After this many seconds the remaining steps are left to another call. Default: 240. */
  readonly secondsAtATime?: number;
  /** Default: the service's catalogue of measures. */
  readonly measures?: readonly Measure[];
}

const SECONDS_AT_A_TIME = 240;

/**
 * Makes a release, or continues one: keeps a snapshot, writes the tables one after the other, makes the documents from
 * them, compares figures with the release before, and writes the manifest last. Objects are created and never overwritten,
 * so any worker can repeat a step and a published release never changes. A draft gets its manifest when it is published.
 * At the end, the files of attempts that do not count, and of earlier releases that failed, are abandoned. A release
 * that failed stays failed once another follows it. Aborting the signal cancels the running queries.
 */
export async function publishRelease(
  release: number,
  dependencies: ReleaseWorkDependencies,
  signal?: AbortSignal,
): Promise<void> {
  const { releases, lake, metrics = noMetrics, measures = MEASURES } = dependencies;
  const folder = releaseFolder(release);
  const request = await readJson(releases, `${folder}/request.json`, ReleaseRequest);
  if (request === undefined) throw new Error('The request for the release is missing.');
  const published = await readJson(releases, `${folder}/manifest.json`, ReleaseManifest);
  if (published !== undefined) {
    await keepPublished(published, request, dependencies, signal);
    await clearEarlier(release, dependencies, signal);
    return;
  }
  if (await releases.head(`${folder}/draft.json`)) {
    await clearEarlier(release, dependencies, signal);
    return;
  }
  if (await isOver(release, releases)) return;
  const snapshot = await keepSnapshot(release, dependencies);
  const seconds = dependencies.secondsAtATime ?? SECONDS_AT_A_TIME;
  const until = performance.now() + seconds * 1000;
  const tables = await writeTables(release, snapshot, dependencies, { until, signal });
  if (tables === undefined) return;
  const documents = await writeDocuments(
    release,
    { ...snapshot, day: request.at.slice(0, 10) },
    dependencies,
    signal,
  );
  if (await isOver(release, releases)) return;
  await writeChanges(release, snapshot, { ...dependencies, measures }, signal);
  const files = await inBatches(tables, LISTED_AT_ONCE, (table) => withFiles(table, lake));
  if (await isOver(release, releases)) return;
  const manifest = manifestOf(release, request, snapshot, files, documents);
  const publishedAt = dependencies.clock.now().toISOString();
  if (request.draft) {
    const draft = ReleaseDraft.parse({ ...manifest, draftedAt: publishedAt });
    await releases.create(`${folder}/draft.json`, JSON.stringify(draft));
    await clearAttempts(release, tables, lake);
    await clearEarlier(release, dependencies, signal);
    return;
  }
  const text = JSON.stringify(ReleaseManifest.parse({ ...manifest, publishedAt }));
  if (await releases.create(`${folder}/manifest.json`, text)) {
    metrics.record('ReleasesPublished', 1);
    metrics.record('ReleaseSeconds', secondsBetween(request.at, publishedAt));
  }
  await clearAttempts(release, tables, lake);
  await clearEarlier(release, dependencies, signal);
}

/** True if a release failed and another follows it. It must stay failed, because the later one was compared without it. */
async function isOver(release: number, releases: ObjectStore): Promise<boolean> {
  if (!(await releases.head(`${releaseFolder(release)}/failure.json`))) return false;
  return (await releaseNumbers(releases)).some((number) => number > release);
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

function manifestOf(
  release: number,
  request: ReleaseRequest,
  snapshot: Snapshot,
  tables: ReleaseManifest['tables'],
  { marts, units }: DocumentsWritten,
): Omit<ReleaseManifest, 'publishedAt'> {
  return {
    release,
    requestedBy: request.by,
    note: request.note,
    returns: snapshot.entries.map((entry) => ({
      return: entry.return_type,
      laCode: entry.la_code,
      collectionYear: entry.collection_year,
      submission: entry.submission_id,
      sequence: entry.sequence,
    })),
    views: snapshot.views.map(({ view, sha256 }) => ({ view, sha256 })),
    reference: snapshot.reference.map(({ columns: _, ...edition }) => edition),
    marts,
    database: snapshot.database,
    tables,
    units,
  };
}
