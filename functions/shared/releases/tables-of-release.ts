import { type ReleaseManifest, ReleaseRebuild } from '../../../schemas/api/releases.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { rebuildKey } from './release-folder.ts';

interface TablesNow {
  readonly tables: ReleaseManifest['tables'];
  /** The number of rebuilds so far. */
  readonly rebuild: number;
  /** The result of the last rebuild. */
  readonly outcome: ReleaseRebuild['outcome'] | undefined;
}

/**
 * The tables of a published release as they are now: as in its manifest, unless they were rebuilt after a loss. Each
 * rebuild creates the next number, so that of two workers at one release only one counts.
 */
export async function tablesOfRelease(
  { release, tables }: Pick<ReleaseManifest, 'release' | 'tables'>,
  releases: ObjectStore,
): Promise<TablesNow> {
  let now: TablesNow = { tables, rebuild: 0, outcome: undefined };
  for (;;) {
    const rebuild = now.rebuild + 1;
    const next = await readJson(releases, rebuildKey(release, rebuild), ReleaseRebuild);
    if (next === undefined) return now;
    now = { tables: next.tables, rebuild, outcome: next.outcome };
  }
}
