import { createHash } from 'node:crypto';
import { Publication } from '../../schemas/api/submissions.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import type { LakeTable } from '../../schemas/lake/columns.ts';
import type { LedgerEntry } from '../../schemas/lake/ledger.ts';
import type { ViewList } from '../../schemas/lake/view-list.ts';
import { returnTables } from '../../schemas/lake.ts';
import { NotFound } from '../shared/errors.ts';
import { inBatches } from '../shared/in-batches.ts';
import { toParquet } from '../shared/lake/write-parquet.ts';
import { lakeFileKey, writtenTables } from '../shared/submissions/published-files.ts';
import { readSubmissionObject } from '../shared/submissions/submission-folder.ts';
import { writeReturn } from '../shared/submissions/write-return.ts';
import type { ChosenReturns } from './choose-returns.ts';
import type { FiguresDependencies } from './dependencies.ts';

const GONE =
  'The uploaded files of this return have been deleted, because they are kept for a limited time. Submit the return again to see its figures.';
const CHANGED =
  'A file was uploaded again after the checks, so it is not the file that was checked. Submit the return again to see its figures.';

/** Files copied at the same time. */
const TOGETHER = 8;

/**
 * Copies the files that the views read into a folder of the lake bucket that belongs to no table of the lake. Files of
 * published returns are copied. Files of the checked return are written from its uploads, with the council's own key.
 * Returns the tables, each with at least one file. If the checked return cannot be read, gives the reason.
 */
export async function gatherFiles(
  { inForce, checked }: ChosenReturns,
  views: ViewList,
  place: string,
  dependencies: FiguresDependencies,
): Promise<{ readonly tables: readonly LakeTable[] } | { readonly failure: string }> {
  const { lake, returns } = dependencies;
  const read = new Set(views.flatMap(({ reads }) => reads));
  const tables = returnTables(returns).filter(({ name }) => read.has(name));
  const filled = new Set<string>();
  const placeOf = (table: string, id: string): string | undefined => {
    if (!tables.some(({ name }) => name === table)) return undefined;
    filled.add(table);
    return `${place}/${lakeFileKey(table, id)}`;
  };
  if (checked !== undefined) {
    const failure = await writeChecked(checked, placeOf, dependencies);
    if (failure !== undefined) return { failure };
  }
  for (const entry of inForce) {
    const copies = (await publishedTables(entry, dependencies)).flatMap(({ table, sha256 }) => {
      const to = placeOf(table, entry.submission_id);
      const from = lakeFileKey(table, entry.submission_id);
      return to === undefined ? [] : [{ from, to, sha256 }];
    });
    await inBatches(copies, TOGETHER, async ({ from, to, sha256 }) => {
      const file = await lake.get(from);
      const hash = file && createHash('sha256').update(file.body).digest('hex');
      if (file === undefined || hash !== sha256) {
        throw new Error('A file of a return in force is missing or damaged.');
      }
      await lake.put(to, file.body);
    });
  }
  // Engines refuse a table without a file. Any chosen return's id gives a valid folder for an empty file.
  const [any] = checked === undefined ? inForce.map((entry) => entry.submission_id) : [checked.id];
  for (const table of tables.filter(({ name }) => !filled.has(name))) {
    await lake.put(`${place}/${lakeFileKey(table.name, any ?? '')}`, toParquet(table, []));
  }
  return { tables };
}

async function writeChecked(
  checked: NonNullable<ChosenReturns['checked']>,
  placeOf: (table: string, id: string) => string | undefined,
  dependencies: FiguresDependencies,
): Promise<string | undefined> {
  const { submissions } = dependencies;
  const validation = await readSubmissionObject(
    submissions,
    checked.id,
    'validation.json',
    ValidationSummary,
  );
  if (validation === undefined) throw new Error('The checks of the submission are missing.');
  try {
    const written = await writeReturn(checked, validation.uploads, dependencies, placeOf);
    return written === undefined ? CHANGED : undefined;
  } catch (error) {
    if (error instanceof NotFound) return GONE;
    throw error;
  }
}

/** The tables in which a published return has a file in the lake, with the hash of each file. */
async function publishedTables(
  { submission_id: id }: LedgerEntry,
  { submissions }: FiguresDependencies,
): Promise<Publication['tables']> {
  const published = await readSubmissionObject(submissions, id, 'publication.json', Publication);
  if (published === undefined) throw new Error('The publication of a return in force is missing.');
  return await writtenTables(id, published, submissions);
}
