import { createHash } from 'node:crypto';
import type { Publication } from '../../schemas/api/submissions.ts';
import { SSDA903_LAKE_TABLES } from '../../schemas/lake.ts';
import type { Day } from '../../schemas/returns/table.ts';
import { toLakeRows } from '../shared/lake/lake-rows.ts';
import type { MakeReference } from '../shared/lake/references.ts';
import { toParquet } from '../shared/lake/write-parquet.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { ReadTables } from '../shared/reading/read-return.ts';
import { lakeFileKey } from '../shared/submissions/published-files.ts';
import type { SubmissionIdentity } from '../shared/submissions/submission-id.ts';

/**
 * Writes each table of a return as one Parquet file that no view reads until the ledger names the submission.
 * The same return gives the same bytes, so writing again changes nothing.
 */
export async function writeTables(
  tables: ReadTables,
  submission: SubmissionIdentity,
  reference: MakeReference,
  lake: ObjectStore,
): Promise<Publication['tables']> {
  const births = birthsOf(tables);
  const written: Publication['tables'] = [];
  for (const [name, lakeTable] of Object.entries(SSDA903_LAKE_TABLES)) {
    const read = tables[name as keyof ReadTables];
    if (read === undefined) continue;
    const rows = toLakeRows(read.table, read.rows, {
      submissionId: submission.id,
      laCode: submission.laCode,
      collectionYear: submission.collectionYear,
      childRef: (identifier) => reference('child', identifier),
      workerRef: (identifier) => reference('worker', identifier),
      postcodeRef: (postcode) => reference('postcode', postcode),
      birthOf: (identifier) => births.get(identifier),
    });
    const bytes = toParquet(lakeTable, rows);
    await lake.put(lakeFileKey(lakeTable.name, submission.id), bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.push({ table: lakeTable.name, rows: rows.length, bytes: bytes.length, sha256 });
  }
  return written;
}

function birthsOf(tables: ReadTables): ReadonlyMap<string, Day | null> {
  const births = new Map<string, Day | null>();
  for (const row of tables.Header?.rows ?? []) {
    if (row.CHILD !== null && !births.has(row.CHILD)) births.set(row.CHILD, row.DOB);
  }
  return births;
}
