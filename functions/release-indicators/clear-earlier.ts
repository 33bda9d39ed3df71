import { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { releaseNumbers } from '../shared/releases/read-releases.ts';
import { RELEASED_TABLES, releaseFolder } from '../shared/releases/release-folder.ts';
import { tablesOfRelease } from '../shared/releases/tables-of-release.ts';
import { clearAttempts } from './clear-attempts.ts';
import { clearRelease } from './clear-release.ts';
import { whyOver } from './why-over.ts';

interface Dependencies {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
}

/**
 * Clears once more the releases before this one that will never be published, back to the newest published one, and
 * abandons what workers killed after its publication have left of that one.
 */
export async function clearEarlier(release: number, dependencies: Dependencies): Promise<void> {
  const { releases } = dependencies;
  const earlier = (await releaseNumbers(releases)).filter((number) => number < release);
  for (const number of earlier.reverse()) {
    const key = `${releaseFolder(number)}/manifest.json`;
    const published = await readJson(releases, key, ReleaseManifest);
    if (published !== undefined) {
      const { tables, rebuild } = await tablesOfRelease(published, releases);
      await clearAttempts(number, tables, rebuild, dependencies);
      return;
    }
    const isOver = (await whyOver(number, releases)) !== undefined;
    if (isOver && !(await isClear(number, dependencies))) await clearRelease(number, dependencies);
  }
}

async function isClear(release: number, { releases, lake }: Dependencies): Promise<boolean> {
  const folder = releaseFolder(release);
  for await (const _ of lake.list(`${RELEASED_TABLES}/${folder}/`)) return false;
  return (await releases.head(`${folder}/cleared.json`)) !== undefined;
}
