import { DraftDecision, ReleaseManifest } from '../../schemas/api/releases.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { releaseNumbers } from '../shared/releases/read-releases.ts';
import {
  RELEASED_TABLES,
  releaseDatabase,
  releaseFolder,
} from '../shared/releases/release-folder.ts';
import { tablesOfRelease } from '../shared/releases/tables-of-release.ts';
import { clearAttempts } from './clear-attempts.ts';
import { readSteps } from './step-record.ts';

interface Dependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
}

/**
 * Abandons the tables of earlier releases that will never be published, back to the newest published one, and attempts
 * at tables of that one that killed workers have left. A failed release cannot continue once another follows it.
 */
export async function clearEarlier(
  release: number,
  dependencies: Dependencies,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { releases, lake } = dependencies;
  const earlier = (await releaseNumbers(releases)).filter((number) => number < release);
  for (const number of earlier.reverse()) {
    const key = `${releaseFolder(number)}/manifest.json`;
    const published = await readJson(releases, key, ReleaseManifest);
    if (published !== undefined) {
      await clearAttempts(number, await tablesOfRelease(published, releases), lake);
      return;
    }
    if (await isOver(number, releases)) await clearAll(number, dependencies, signal);
  }
}

async function isOver(release: number, releases: ObjectStore): Promise<boolean> {
  const folder = releaseFolder(release);
  const decision = await readJson(releases, `${folder}/decision.json`, DraftDecision);
  if (decision !== undefined) return decision.decision === 'discard';
  return (await releases.head(`${folder}/failure.json`)) !== undefined;
}

async function clearAll(
  release: number,
  { releases, lake, engine }: Dependencies,
  signal: AbortSignal | undefined,
): Promise<void> {
  const database = releaseDatabase(release);
  const folder = `${RELEASED_TABLES}/${releaseFolder(release)}/`;
  const keys: string[] = [];
  for await (const { key } of lake.list(folder)) keys.push(key);
  if (keys.length === 0) return;
  await engine.openDatabase({ name: database, tables: [] }, { signal });
  for (const { table, location } of (await readSteps(release, releases)).records.values()) {
    await engine.dropTable({ database, table, location, sortedBy: [] });
  }
  for (const key of keys) await lake.abandon(key);
}
