import { type Publication, Rebuild } from '../../../schemas/api/submissions.ts';
import type { ObjectStore, ObjectSummary } from '../ports/object-store.ts';
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

/** Keys of a submission's files in the lake that are missing or do not have the size that was written. */
export async function missingFiles(
  id: string,
  tables: WrittenTables,
  lake: { readonly head: (key: string) => Promise<ObjectSummary | undefined> },
): Promise<string[]> {
  const found = await Promise.all(
    tables.map(async ({ table, bytes }) => {
      const key = lakeFileKey(table, id);
      return (await lake.head(key))?.size === bytes ? [] : [key];
    }),
  );
  return found.flat();
}
