import { createHash, randomUUID } from 'node:crypto';
import { ReleaseManifest, ReleaseRequest } from '../../schemas/api/releases.ts';
import { VIEW_LIST_KEY, ViewList } from '../../schemas/lake/view-list.ts';
import type { Clock } from '../shared/ports/clock.ts';
import { type Metrics, noMetrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine, ResultRow } from '../shared/ports/query-engine.ts';
import {
  measureKey,
  placesKey,
  releaseFolder,
  unitKey,
} from '../shared/releases/release-folder.ts';
import { readJson } from '../shared/submissions/submission-folder.ts';
import { cutMeasures, cutPlaces, cutUnits, type Marts } from './cut-documents.ts';

export interface ReleaseDependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
  readonly clock: Clock;
  readonly metrics?: Metrics;
}

/**
 * Materialises every mart once under the release's number, cuts the documents from those rows and writes the manifest
 * last. A release that is published is never touched again; one that was broken off is made anew in a new folder. The
 * signal ends what the engine is doing.
 */
export async function publishRelease(
  release: number,
  dependencies: ReleaseDependencies,
  signal?: AbortSignal,
): Promise<void> {
  const { releases, lake, clock, metrics = noMetrics } = dependencies;
  const folder = releaseFolder(release);
  if (await releases.head(`${folder}/manifest.json`)) return;
  const [request, views] = await Promise.all([
    readJson(releases, `${folder}/request.json`, ReleaseRequest),
    readJson(lake, VIEW_LIST_KEY, ViewList),
  ]);
  if (!request || !views)
    throw new Error('The request of the release or the list of views is missing.');
  const names = views.filter(({ layer }) => layer === 'marts').map(({ view }) => view);
  const location = `releases/${folder}/${randomUUID()}`;
  const marts = await materialise(names, location, dependencies.engine, signal);
  const units = await writeDocuments(release, marts, request.at.slice(0, 10), releases);
  const manifest: ReleaseManifest = {
    release,
    publishedAt: clock.now().toISOString(),
    requestedBy: request.by,
    note: request.note,
    returns: returnsUsed(marts),
    views: views.map(({ view, sha256 }) => ({ view, sha256 })),
    marts: [...marts].map(([mart, rows]) => ({ mart, rows: rows.length, sha256: hashOf(rows) })),
    units,
  };
  const text = JSON.stringify(ReleaseManifest.parse(manifest));
  if (!(await releases.create(`${folder}/manifest.json`, text))) return;
  metrics.record('ReleasesPublished', 1);
  metrics.record('ReleaseSeconds', secondsBetween(request.at, manifest.publishedAt));
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1000;
}

async function materialise(
  names: readonly string[],
  location: string,
  engine: QueryEngine,
  signal: AbortSignal | undefined,
): Promise<Marts> {
  const marts = new Map<string, readonly ResultRow[]>();
  for (const name of [...names].sort()) {
    const rows = await engine.materialise(name, `${location}/${name}`, { signal });
    marts.set(name, inOrder(rows));
  }
  return marts;
}

/** Engines give rows in any order; the same rows must give the same documents. */
function inOrder(rows: readonly ResultRow[]): ResultRow[] {
  return rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ row }) => row);
}

function hashOf(rows: readonly ResultRow[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  return hash.digest('hex');
}

async function writeDocuments(
  release: number,
  marts: Marts,
  day: string,
  releases: ObjectStore,
): Promise<number> {
  const units = cutUnits(release, marts);
  const documents = [
    [placesKey(release), cutPlaces(marts, day)] as const,
    ...units.map((unit) => [unitKey(release, unit.unitCode), unit] as const),
    ...cutMeasures(release, marts).map((one) => [measureKey(release, one.measure), one] as const),
  ];
  for (const [key, document] of documents) {
    await releases.put(key, JSON.stringify(document), 'application/json');
  }
  return units.length;
}

function returnsUsed(marts: Marts): ReleaseManifest['returns'] {
  return (marts.get('return_in_force') ?? []).map((row) => ({
    laCode: String(row.unit_code),
    collectionYear: Number(row.collection_year),
    submission: String(row.submission_id),
    sequence: Number(row.sequence),
  }));
}
