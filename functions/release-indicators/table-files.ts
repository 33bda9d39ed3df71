import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { filesOfTable, hasListedFiles } from '../shared/releases/lost-tables.ts';
import type { WrittenTable } from './write-tables.ts';

/** Tables whose files are listed at the same time. */
export const LISTED_AT_ONCE = 10;

/**
 * Adds a table's files. Readers of a table find them in the release, and need no permission to list the lake. Throws when
 * the table no longer has the files that were written: an engine reads what is left as if it were everything.
 */
export async function withFiles(
  { view, location, files }: WrittenTable,
  lake: ObjectStore,
): Promise<ReleaseManifest['tables'][number]> {
  if (files === undefined) return { view, location, files: await filesOfTable(location, lake) };
  if (await hasListedFiles({ location, files }, lake)) return { view, location, files };
  throw new Error(`The table ${view} no longer has the files that were written.`);
}
