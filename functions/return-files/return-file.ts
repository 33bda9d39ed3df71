import { StoredSubmission } from '../../schemas/api/submissions.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import { shapeOf } from '../../schemas/returns/index.ts';
import type { ReturnShape } from '../../schemas/returns/return.ts';
import { Conflict, NotFound } from '../shared/errors.ts';
import type { LargeFile } from '../shared/http/large-download.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { TableRows } from '../shared/reading/table-rows.ts';
import { readCheckedReturn } from '../shared/submissions/read-checked-return.ts';
import { readSubmissionObject } from '../shared/submissions/submission-folder.ts';
import { tableCsv } from './table-csv.ts';

export interface ReturnFileStores {
  readonly submissions: ObjectStore;
  readonly landing: ObjectStore;
  /** The kinds of return that the service accepts. Default: all. */
  readonly returns?: readonly ReturnShape[];
}

/**
 * One table of a checked return as CSV. It is read from the uploaded files each time, and no copy is kept. Throws
 * `NotFound` when the checks have not finished, the files are gone or replaced, or the table is not in the return.
 */
export async function returnFile(
  id: string,
  file: string,
  { submissions, landing, returns }: ReturnFileStores,
): Promise<LargeFile> {
  const [stored, summary] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    readSubmissionObject(submissions, id, 'validation.json', ValidationSummary),
  ]);
  if (stored === undefined) throw new NotFound('There is no submission with this number.');
  const definition = shapeOf(stored.return, returns);
  const table = tableNamed(file, definition);
  if (summary === undefined) {
    throw new NotFound('The checks of this submission have not finished yet.');
  }
  const read = await readIfThere(() =>
    readCheckedReturn(stored, definition, summary.uploads, landing),
  );
  if (read === undefined) {
    throw new NotFound(
      'The files of this submission are no longer kept, or were replaced after the checks. Submit the return again to download it as CSV.',
    );
  }
  const rows: TableRows | undefined = read.tables[table];
  if (rows === undefined) throw new NotFound(`The return has no table ${table}.`);
  return { name: `${table}.csv`, type: 'text/csv; charset=utf-8', body: tableCsv(rows) };
}

/** The error for a table that is too large for one response. */
export function tooLarge(): Error {
  return new Conflict(
    'The table is too large for one response. Download it with a program that accepts gzip compression, as browsers do. If it is still too large, ask the support desk.',
  );
}

async function readIfThere<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

function tableNamed(file: string, { tables }: ReturnShape): string {
  const wanted = file.toLowerCase();
  const names = Object.keys(tables);
  const table = names.find((name) => `${name}.csv`.toLowerCase() === wanted);
  if (table !== undefined) return table;
  throw new NotFound(`There is no such file. Ask for one of ${names.join('.csv, ')}.csv.`);
}
