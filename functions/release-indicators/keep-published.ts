import {
  type ReleaseManifest,
  ReleaseRebuild,
  type ReleaseRequest,
} from '../../schemas/api/releases.ts';
import { inBatches } from '../shared/in-batches.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { lostTables } from '../shared/releases/lost-tables.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';
import { tablesOfRelease } from '../shared/releases/tables-of-release.ts';
import { clearAttempts } from './clear-attempts.ts';
import { keepSnapshot } from './snapshot.ts';
import { LISTED_AT_ONCE, withFiles } from './table-files.ts';
import { writeDocuments } from './write-documents.ts';
import { writeTables } from './write-tables.ts';

interface Dependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
  readonly clock: Clock;
}

/**
 * Repairs a published release when its request arrives again: abandons attempts that do not count, restores the release's
 * ledger, and uses the release's snapshot to write tables again that the lake has lost. After that, `rebuild.json` says
 * whether the rows are those of the manifest.
 */
export async function keepPublished(
  { release, ...manifest }: ReleaseManifest,
  request: ReleaseRequest,
  dependencies: Dependencies,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { releases, lake, clock } = dependencies;
  const snapshot = await keepSnapshot(release, dependencies);
  const tables = await tablesOfRelease({ release, tables: manifest.tables }, releases);
  await clearAttempts(release, tables, lake);
  const lost = await lostTables(tables, lake);
  if (lost.length > 0) {
    const limits = { until: Number.POSITIVE_INFINITY, signal, rebuild: { tables, lost } };
    const written = (await writeTables(release, snapshot, dependencies, limits)) ?? [];
    const day = request.at.slice(0, 10);
    const { marts } = await writeDocuments(release, { ...snapshot, day }, dependencies, signal);
    const isSame = JSON.stringify(marts) === JSON.stringify(manifest.marts);
    const rebuild = ReleaseRebuild.parse({
      at: clock.now().toISOString(),
      outcome: isSame ? 'rebuilt' : 'differs',
      tables: await inBatches(written, LISTED_AT_ONCE, (table) => withFiles(table, lake)),
    });
    const key = `${releaseFolder(release)}/rebuild.json`;
    await releases.put(key, JSON.stringify(rebuild), 'application/json');
    await clearAttempts(release, written, lake);
  }
}
