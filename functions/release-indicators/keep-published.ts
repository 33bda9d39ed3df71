import {
  type ReleaseManifest,
  ReleaseRebuild,
  type ReleaseRequest,
} from '../../schemas/api/releases.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { damagedDocuments } from '../shared/releases/damaged-documents.ts';
import { lostTables } from '../shared/releases/lost-tables.ts';
import { rebuildKey } from '../shared/releases/release-folder.ts';
import type { Snapshot } from '../shared/releases/release-snapshot.ts';
import { tablesOfRelease } from '../shared/releases/tables-of-release.ts';
import { clearAttempt, clearAttempts } from './clear-attempts.ts';
import { restoreDocuments } from './documents.ts';
import { pointAt } from './point-at.ts';
import { restoreSnapshot } from './snapshot.ts';
import { writeChanges } from './write-changes.ts';
import { writeDocuments } from './write-documents.ts';
import { type WrittenTable, writeTables } from './write-tables.ts';

interface Dependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
  readonly clock: Clock;
  readonly measures: readonly Measure[];
}

interface Release {
  readonly manifest: ReleaseManifest;
  readonly request: ReleaseRequest;
  readonly snapshot: Snapshot;
}

type Tables = ReleaseManifest['tables'];

/** Rebuilds in one call, if what was rebuilt is lost again. */
const MOST_REBUILDS = 3;

/**
 * Repairs a published release when its request arrives again: restores its ledger, writes tables and documents that were
 * lost or damaged again from its snapshot, and clears attempts that do not count. The result is stored under the number of
 * the rebuild, which only one worker can create: any other gives its own tables up for those of the first, and looks again.
 */
export async function keepPublished(
  manifest: ReleaseManifest,
  request: ReleaseRequest,
  dependencies: Dependencies,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { releases, lake } = dependencies;
  const { release } = manifest;
  const snapshot = await restoreSnapshot(manifest, dependencies);
  let isRebuilt = false;
  for (let rebuilds = 0; ; rebuilds += 1) {
    const { tables, rebuild } = await tablesOfRelease(manifest, releases);
    await clearAttempts(release, tables, rebuild, dependencies);
    const lost = await lostTables(tables, lake);
    if (lost.length === 0) {
      if (isRebuilt || (await damagedDocuments(manifest, releases)).length === 0) return;
    }
    if (rebuilds === MOST_REBUILDS) throw new Error('What was rebuilt is lost again and again.');
    const plan = { tables, lost, number: rebuild + 1 };
    isRebuilt = await rebuildRelease({ manifest, request, snapshot }, plan, dependencies, signal);
  }
}

interface Plan {
  readonly tables: Tables;
  readonly lost: readonly string[];
  readonly number: number;
}

/** True if this rebuild counts; false if another worker had its number first. */
async function rebuildRelease(
  { manifest, request, snapshot }: Release,
  plan: Plan,
  dependencies: Dependencies,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { releases, engine, clock } = dependencies;
  const { release } = manifest;
  const limits = { until: Number.POSITIVE_INFINITY, signal, rebuild: plan };
  const written = (await writeTables(release, snapshot, dependencies, limits)) ?? [];
  const keep = restoreDocuments(await damagedDocuments(manifest, releases), releases);
  const dated = { ...snapshot, day: request.at.slice(0, 10) };
  const { marts } = await writeDocuments(release, dated, { keep, engine }, signal);
  await writeChanges(release, snapshot, { ...dependencies, keep }, signal);
  const areDocumentsWhole = (await damagedDocuments(manifest, releases)).length === 0;
  const isSame = JSON.stringify(marts) === JSON.stringify(manifest.marts);
  const rebuild = ReleaseRebuild.parse({
    at: clock.now().toISOString(),
    outcome: !isSame ? 'differs' : areDocumentsWhole ? 'rebuilt' : 'documents-differ',
    tables: written.map(({ view, location, files }) => ({ view, location, files })),
  });
  const key = rebuildKey(release, plan.number);
  await releases.create(key, JSON.stringify(rebuild), 'application/json');
  const others = await pointAtTables(manifest, written, dependencies, signal);
  for (const { view, location } of others) {
    await clearAttempt(release, view, location, dependencies);
  }
  return others.length === 0;
}

/**
 * Points the names of views at the tables that count, again if another rebuild was stored meanwhile. Returns the tables of
 * this worker that do not count.
 */
async function pointAtTables(
  manifest: ReleaseManifest,
  written: readonly WrittenTable[],
  { releases, engine }: Dependencies,
  signal: AbortSignal | undefined,
): Promise<readonly WrittenTable[]> {
  for (;;) {
    const { tables, rebuild } = await tablesOfRelease(manifest, releases);
    const places = new Set(tables.map(({ location }) => location));
    const known = new Set(manifest.tables.map(({ location }) => location));
    for (const table of tables) {
      if (!known.has(table.location)) await pointAt(manifest.release, table, engine, signal);
    }
    if ((await tablesOfRelease(manifest, releases)).rebuild > rebuild) continue;
    return written.filter(({ location }) => !places.has(location));
  }
}
