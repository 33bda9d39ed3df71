import {
  Acceptance,
  type Publication,
  type Rebuild,
  StoredSubmission,
  Withdrawal,
  WithdrawalRequest,
} from '../../schemas/api/submissions.ts';
import { LedgerEntry } from '../../schemas/lake/ledger.ts';
import { NotFound } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { type LedgerPage, restoreToLedger } from '../shared/submissions/ledger.ts';
import { missingFiles, writtenTables } from '../shared/submissions/published-files.ts';
import { readSubmissionObject, submissionKey } from '../shared/submissions/submission-folder.ts';
import { type PublishDependencies, writeReturn } from './write-return.ts';

type Written = Pick<Rebuild, 'outcome' | 'tables'>;

/**
 * Puts a published return back where the lake has lost it: its Parquet files from the uploads, its ledger entries under
 * their own numbers. A return that is whole stays untouched; for any other rebuild.json says what came of it.
 * Without its files a return does not come back into force.
 */
export async function rebuildReturn(
  id: string,
  publication: Publication,
  dependencies: PublishDependencies,
): Promise<void> {
  const { submissions, lake, clock } = dependencies;
  const known = await knownReturn(id, submissions);
  const tables = await writtenTables(id, publication, submissions);
  // A withdrawn return never comes into force again: its files are not needed.
  const missing = known.withdrawal ? [] : await missingFiles(id, tables, lake);
  let done: Written | undefined;
  if (missing.length > 0) {
    const checked = publication.files;
    const made = await writeAgain(known.stored, checked, dependencies);
    done = typeof made === 'string' ? { outcome: made, tables } : { outcome: 'rebuilt', ...made };
  }
  if (done === undefined || done.outcome === 'rebuilt') {
    const isRestored = await restoreEntries(id, publication, known, lake);
    if (!isRestored) done = { outcome: 'number-taken', tables: done?.tables ?? tables };
  }
  if (done === undefined) return;
  const rebuild: Rebuild = { at: clock.now().toISOString(), ...done };
  await submissions.put(submissionKey(id, 'rebuild.json'), JSON.stringify(rebuild));
}

/** The page of the ledger that a submission's entries are on. */
export function pageOf(stored: StoredSubmission): LedgerPage {
  const { return: returnType, collectionYear, laCode } = stored;
  return { returnType, collectionYear, laCode };
}

async function knownReturn(id: string, submissions: ObjectStore) {
  const [stored, acceptance, request, withdrawal] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    readSubmissionObject(submissions, id, 'acceptance.json', Acceptance),
    readSubmissionObject(submissions, id, 'withdrawal-request.json', WithdrawalRequest),
    readSubmissionObject(submissions, id, 'withdrawal.json', Withdrawal),
  ]);
  if (!stored || !acceptance) throw new Error('The submission or its acceptance is missing.');
  const withdrawn = request && withdrawal && { ...withdrawal, by: request.by };
  return { stored, acceptance, withdrawal: withdrawn };
}

async function writeAgain(
  stored: StoredSubmission,
  checked: Publication['files'],
  dependencies: PublishDependencies,
): Promise<'uploads-gone' | 'uploads-changed' | { readonly tables: Rebuild['tables'] }> {
  try {
    const put = await writeReturn(stored, checked, dependencies);
    return put === undefined ? 'uploads-changed' : { tables: put.written };
  } catch (error) {
    if (error instanceof NotFound) return 'uploads-gone';
    throw error;
  }
}

type Known = Awaited<ReturnType<typeof knownReturn>>;

/** False when another submission has taken one of the numbers. The withdrawal goes first: it must not be in force between. */
async function restoreEntries(
  id: string,
  { sequence, at }: Publication,
  { stored, acceptance, withdrawal }: Known,
  lake: ObjectStore,
): Promise<boolean> {
  const entries: LedgerEntry[] = [
    ...(withdrawal ? [{ ...withdrawal, action: 'withdraw' as const, submission_id: id }] : []),
    { sequence, action: 'accept', submission_id: id, at, by: acceptance.by },
  ];
  for (const entry of entries) {
    if (!(await restoreToLedger(lake, pageOf(stored), LedgerEntry.parse(entry)))) return false;
  }
  return true;
}
