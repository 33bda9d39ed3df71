import { type Publication, Rebuild } from '../../../schemas/api/submissions.ts';
import type { ObjectStore, ObjectSummary } from '../ports/object-store.ts';
import { readSubmissionObject } from './submission-folder.ts';
import { parseSubmissionId } from './submission-id.ts';

type WrittenTables = Publication['tables'];

/** Where a submission's rows of a table lie in the lake: below the table's name, in the folder of the collection year. */
export function lakeFileKey(table: string, id: string): string {
  return `${table}/collection_year=${parseSubmissionId(id).collectionYear}/${id}.parquet`;
}

/** The tables of a published submission as they were written last: at its publication, or when they were rebuilt. */
export async function writtenTables(
  id: string,
  publication: Publication,
  submissions: ObjectStore,
): Promise<WrittenTables> {
  const rebuild = await readSubmissionObject(submissions, id, 'rebuild.json', Rebuild);
  return rebuild?.tables ?? publication.tables;
}

/** Keys of the lake's files of a submission that are not there, or not of the size that was written. */
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
