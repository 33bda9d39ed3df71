import { ReleaseDraft, ReleaseManifest, ReleaseRequest } from '../../schemas/api/releases.ts';
import { MEASURES } from '../../schemas/measures/index.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { inBatches } from '../shared/in-batches.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { Log } from '../shared/ports/log.ts';
import { type Metrics, noMetrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { decideRelease } from '../shared/releases/decide-release.ts';
import { releaseFolder, snapshotKey } from '../shared/releases/release-folder.ts';
import type { Snapshot } from '../shared/releases/release-snapshot.ts';
import { clearAttempts } from './clear-attempts.ts';
import { clearEarlier } from './clear-earlier.ts';
import { clearRelease } from './clear-release.ts';
import { createDocuments } from './documents.ts';
import { keepPublished } from './keep-published.ts';
import { keepSnapshot } from './snapshot.ts';
import { LISTED_AT_ONCE, withFiles } from './table-files.ts';
import { requireOpen, whyOver } from './why-over.ts';
import { writeChanges } from './write-changes.ts';
import { type DocumentsWritten, writeDocuments } from './write-documents.ts';
import { writeTables } from './write-tables.ts';

export interface ReleaseWorkDependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
  readonly clock: Clock;
  readonly log: Log;
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
 * At the end, the attempts that do not count are abandoned, and what is left of earlier releases that are over. A worker
 * that finds its release over clears it, logs why, and stops. Aborting the signal cancels the running queries.
 */
export async function publishRelease(
  release: number,
  dependencies: ReleaseWorkDependencies,
  signal?: AbortSignal,
): Promise<void> {
  const { releases, log } = dependencies;
  const folder = releaseFolder(release);
  const request = await readJson(releases, `${folder}/request.json`, ReleaseRequest);
  if (request === undefined) throw new Error('The request for the release is missing.');
  const published = await readJson(releases, `${folder}/manifest.json`, ReleaseManifest);
  if (published !== undefined) {
    await keepPublished(published, request, withMeasures(dependencies), signal);
    await clearEarlier(release, dependencies);
    return;
  }
  try {
    await make(release, request, dependencies, signal);
  } catch (error) {
    // The database of a release that is over may be gone, so any error can mean that it is over.
    const why = await whyOver(release, releases);
    if (why === undefined) throw error;
    await clearRelease(release, dependencies);
    log.info('work on a release stopped', { release, why });
  }
}

async function make(
  release: number,
  request: ReleaseRequest,
  dependencies: ReleaseWorkDependencies,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { releases, lake, engine } = dependencies;
  await requireOpen(release, releases);
  if (await releases.head(`${releaseFolder(release)}/draft.json`)) {
    await clearEarlier(release, dependencies);
    return;
  }
  const snapshot = await keepSnapshot(release, dependencies);
  const seconds = dependencies.secondsAtATime ?? SECONDS_AT_A_TIME;
  const until = performance.now() + seconds * 1000;
  const tables = await writeTables(release, snapshot, dependencies, { until, signal });
  if (tables === undefined) return;
  const documents = createDocuments(releases);
  const keep = documents.keep;
  const dated = { ...snapshot, day: request.at.slice(0, 10) };
  const written = await writeDocuments(release, dated, { keep, engine }, signal);
  await requireOpen(release, releases);
  await writeChanges(release, snapshot, { ...withMeasures(dependencies), keep }, signal);
  await keep(snapshotKey(release), snapshot);
  const files = await inBatches(tables, LISTED_AT_ONCE, (table) => withFiles(table, lake));
  await requireOpen(release, releases);
  const manifest = {
    ...manifestOf(release, request, snapshot, files, written),
    documents: documents.list(),
  };
  await publish(release, request, manifest, dependencies);
  await clearAttempts(release, tables, 0, dependencies);
  await clearEarlier(release, dependencies);
}

/** Writes the draft, or decides to publish and writes the manifest. Throws `ReleaseIsOver` when it was discarded. */
async function publish(
  release: number,
  request: ReleaseRequest,
  manifest: Omit<ReleaseManifest, 'publishedAt'>,
  { releases, clock, metrics = noMetrics }: ReleaseWorkDependencies,
): Promise<void> {
  const folder = releaseFolder(release);
  const at = clock.now().toISOString();
  if (request.draft) {
    const draft = ReleaseDraft.parse({ ...manifest, draftedAt: at });
    await releases.create(`${folder}/draft.json`, JSON.stringify(draft));
    return;
  }
  const made = await decideRelease(release, { decision: 'publish', at, by: request.by }, releases);
  if (made.decision === 'discard') await requireOpen(release, releases);
  const text = JSON.stringify(ReleaseManifest.parse({ ...manifest, publishedAt: at }));
  if (await releases.create(`${folder}/manifest.json`, text)) {
    metrics.record('ReleasesPublished', 1);
    metrics.record('ReleaseSeconds', secondsBetween(request.at, at));
  }
}

function withMeasures(dependencies: ReleaseWorkDependencies) {
  return { ...dependencies, measures: dependencies.measures ?? MEASURES };
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
): Omit<ReleaseManifest, 'publishedAt' | 'documents'> {
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
