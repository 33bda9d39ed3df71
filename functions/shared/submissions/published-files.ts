import { type Publication, Rebuild } from '../../../schemas/api/submissions.ts';
import { hashOfObject } from '../ports/hash-of-object.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readSubmissionObject } from './submission-folder.ts';
import { parseSubmissionId } from './submission-id.ts';

type WrittenTables = Publication['tables'];

/** The key of a submission's file of a table in the lake: under the table's name, in the collection year's folder. */
export function lakeFileKey(table: string, id: string): string {
  return `${table}/collection_year=${parseSubmissionId(id).collectionYear}/${id}.parquet`;
}

/** The tables of a published submission as last written, at its publication or when it was rebuilt. */
export async function writtenTables(
  id: string,
  publication: Publication,
  submissions: ObjectStore,
): Promise<WrittenTables> {
  const rebuild = await readSubmissionObject(submissions, id, 'rebuild.json', Rebuild);
  return rebuild?.tables ?? publication.tables;
}

/**
 * Keys of a submission's files in the lake that are missing or do not hold the bytes that were written. Files are read
 * only when all of them have their size: a return that is lost anyway costs no reading.
 */
export async function damagedFiles(
  id: string,
  tables: WrittenTables,
  lake: Pick<ObjectStore, 'head' | 'read'>,
): Promise<string[]> {
  const files = tables.map((table) => ({ ...table, key: lakeFileKey(table.table, id) }));
  const sizes = await Promise.all(files.map(async ({ key }) => (await lake.head(key))?.size));
  const ofOtherSize = files.filter(({ bytes }, at) => sizes[at] !== bytes);
  if (ofOtherSize.length > 0) return ofOtherSize.map(({ key }) => key);
  const changed: string[] = [];
  for (const { key, sha256 } of files) {
    if ((await hashOfObject(key, lake)) !== sha256) changed.push(key);
  }
  return changed;
}
