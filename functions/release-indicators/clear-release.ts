import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { readDecision } from '../shared/releases/decide-release.ts';
import {
  RELEASED_TABLES,
  releaseDatabase,
  releaseFolder,
} from '../shared/releases/release-folder.ts';

interface Dependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
}

/** Clears a release if the decision on it is to discard it. May be repeated. */
export async function clearIfDiscarded(release: number, dependencies: Dependencies): Promise<void> {
  const made = await readDecision(release, dependencies.releases);
  if (made?.decision === 'discard') await clearRelease(release, dependencies);
}

/**
 * Removes a release that will never be published from the lake: drops its database with every table and view, those of
 * killed workers too, and abandons all files. Some of its tables have a row for each child. `cleared.json` says that it
 * is done. May be repeated: a query that outlives its worker can still write files after the first time.
 */
export async function clearRelease(
  release: number,
  { releases, lake, engine }: Dependencies,
): Promise<void> {
  await engine.dropDatabase(releaseDatabase(release));
  const folder = releaseFolder(release);
  for await (const { key } of lake.list(`${RELEASED_TABLES}/${folder}/`)) await lake.abandon(key);
  await releases.create(`${folder}/cleared.json`, '{}', 'application/json');
}
