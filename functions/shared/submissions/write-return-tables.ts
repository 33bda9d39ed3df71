import { createHash } from 'node:crypto';
import type { Publication } from '../../../schemas/api/submissions.ts';
import { lakeTableOf } from '../../../schemas/lake/return-table.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { toLakeRows } from '../lake/lake-rows.ts';
import type { MakeReference } from '../lake/references.ts';
import { toParquet } from '../lake/write-parquet.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { ReturnRead } from '../reading/read-return.ts';
import { lakeFileKey } from './published-files.ts';
import type { SubmissionIdentity } from './submission-id.ts';

/** The key for a submission's file of a table. Undefined when the table is not wanted. */
export type PlaceOf = (table: string, submission: string) => string | undefined;

/**
 * Writes each table of a return as one Parquet file. No view reads it until the ledger has the submission. The same return
 * always gives the same bytes, so writing it again changes nothing.
 */
export async function writeReturnTables(
  { definition, tables }: Read,
  submission: SubmissionIdentity,
  makeReference: MakeReference,
  lake: ObjectStore,
  placeOf: PlaceOf = lakeFileKey,
): Promise<Publication['tables']> {
  const births = birthsOf({ definition, tables });
  const written: Publication['tables'] = [];
  for (const table of Object.values(definition.tables)) {
    const read = tables[table.name];
    if (read === undefined) continue;
    const lakeTable = lakeTableOf(definition, table);
    const key = placeOf(lakeTable.name, submission.id);
    if (key === undefined) continue;
    const rows = toLakeRows(table, read.rows, {
      submissionId: submission.id,
      laCode: submission.laCode,
      collectionYear: submission.collectionYear,
      childRef: (identifier) => makeReference('child', identifier),
      workerRef: (identifier) => makeReference('worker', identifier),
      postcodeRef: (postcode) => makeReference('postcode', postcode),
      birthOf: (identifier) => births.get(identifier),
    });
    const bytes = toParquet(lakeTable, rows);
    await lake.put(key, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.push({ table: lakeTable.name, rows: rows.length, bytes: bytes.length, sha256 });
  }
  return written;
}

type Read = Pick<ReturnRead, 'definition' | 'tables'>;

/** Days of birth by child, if the return defines a column for them. */
function birthsOf({ definition: { births }, tables }: Read): ReadonlyMap<string, Day | null> {
  const found = new Map<string, Day | null>();
  if (births === undefined) return found;
  for (const { CHILD: child, [births.column]: birth } of tables[births.table]?.rows ?? []) {
    if (typeof child !== 'string' || found.has(child)) continue;
    found.set(child, typeof birth === 'number' ? birth : null);
  }
  return found;
}
