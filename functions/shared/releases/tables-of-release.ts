import { type ReleaseManifest, ReleaseRebuild } from '../../../schemas/api/releases.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { releaseFolder } from './release-folder.ts';

type ReleaseTables = ReleaseManifest['tables'];

/**
 * The tables of a published release as they are now: as in its manifest, unless they were written again after a loss.
 * Engines choose new file names each time, so `rebuild.json` lists them.
 */
export async function tablesOfRelease(
  { release, tables }: { readonly release: number; readonly tables: ReleaseTables },
  releases: ObjectStore,
): Promise<ReleaseTables> {
  const rebuild = await readJson(
    releases,
    `${releaseFolder(release)}/rebuild.json`,
    ReleaseRebuild,
  );
  return rebuild?.tables ?? tables;
}
