import type { ReleaseManifest } from '../../../schemas/api/releases.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** Views of a published release whose tables had files and no longer have any. */
export async function lostTables(
  { tables }: Pick<ReleaseManifest, 'tables'>,
  lake: ObjectStore,
): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const { view, location, files } of tables) {
    if (files.length > 0 && !(await hasFiles(location, lake))) lost.push(view);
  }
  return lost;
}

async function hasFiles(location: string, lake: ObjectStore): Promise<boolean> {
  for await (const _ of lake.list(`${location}/`)) return true;
  return false;
}
