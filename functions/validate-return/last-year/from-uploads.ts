import type { Return } from '../../../schemas/returns/return.ts';
import type { FindingList } from '../../shared/reading/finding-list.ts';
import { readReturn } from '../../shared/reading/read-return.ts';
import type { UploadedFile } from '../../shared/reading/reading.ts';
import { type LastYear, tablesWanted } from './last-year.ts';

/**
 * Last year's return, of `collectionYear`, from files that came beside this year's. What is wrong within them is last year's matter and is not told
 * again; a file from which nothing could be read is, since rules are skipped for it.
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
