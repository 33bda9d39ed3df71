import type { Return } from '../../../schemas/returns/return.ts';
import type { FindingList } from '../../shared/reading/finding-list.ts';
import { readReturn } from '../../shared/reading/read-return.ts';
import type { UploadedFile } from '../../shared/reading/reading.ts';
import { type LastYear, tablesWanted } from './last-year.ts';

/**
 * Last year's return, of `collectionYear`, from files uploaded with this year's. Findings within these files belong to last
 * year and are not reported. A file that cannot be read at all is reported, because rules are skipped without it.
 */
export async function lastYearFromUploads(
  files: readonly UploadedFile[],
  definition: Return,
  collectionYear: number,
  findings: FindingList,
): Promise<LastYear> {
  const tables = tablesWanted(definition, collectionYear + 1);
  const read = await readReturn(files, definition, collectionYear, { tables });
  for (const { name, table, rows } of read.files) {
    if (table === undefined && rows === 0) findings.report('last-year-unreadable', { file: name });
  }
  return { tables: read.tables, from: { kind: 'uploaded' } };
}
