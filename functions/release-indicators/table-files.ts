import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { filesOfTable } from '../shared/releases/lost-tables.ts';
import type { WrittenTable } from './write-tables.ts';

/** Tables whose files are listed at the same time. */
export const LISTED_AT_ONCE = 10;

/** Adds a table's files. Readers of a table find them in the release, and need no permission to list the lake. */
export async function withFiles(
  { view, location }: WrittenTable,
  lake: ObjectStore,
): Promise<ReleaseManifest['tables'][number]> {
  return { view, location, files: await filesOfTable(location, lake) };
}
