import {
  Acceptance,
  type Publication,
  type Rebuild,
  StoredSubmission,
  WithdrawalRequest,
} from '../../schemas/api/submissions.ts';
import { NotFound } from '../shared/errors.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { type Decision, ledgerPageOf } from '../shared/submissions/ledger.ts';
import { damagedFiles, writtenTables } from '../shared/submissions/published-files.ts';
import { restoreEntry } from '../shared/submissions/restore-entry.ts';
import { readSubmissionObject, submissionKey } from '../shared/submissions/submission-folder.ts';
import { writeReturn } from '../shared/submissions/write-return.ts';
import type { PublishDependencies } from './dependencies.ts';

type Written = Pick<Rebuild, 'outcome' | 'tables'>;

/**
 * Rebuilds a published return of which the lake has lost or damaged something: its Parquet files from the uploads, and its
 * ledger entries under their own numbers. A complete return is not touched. Otherwise `rebuild.json` holds the result. If the files cannot be
 * written again, the ledger entries are not restored either.
 */
export async function rebuildReturn(
  id: string,
  publication: Publication,
  dependencies: PublishDependencies,
): Promise<void> {
  const { submissions, lake, clock } = dependencies;
  const known = await knownReturn(id, submissions);
  const tables = await writtenTables(id, publication, submissions);
  // A withdrawn return never comes into force again, so its files are not needed.
  const damaged = known.withdrawal ? [] : await damagedFiles(id, tables, lake);
  let done: Written | undefined;
  if (damaged.length > 0) {
    const checked = publication.files;
    const made = await writeAgain(known.stored, checked, dependencies);
    done = typeof made === 'string' ? { outcome: made, tables } : { outcome: 'rebuilt', ...made };
  }
  if (done === undefined || done.outcome === 'rebuilt') {
    const isRestored = await restoreEntries(id, known, lake);
    if (!isRestored) done = { outcome: 'number-taken', tables: done?.tables ?? tables };
  }
  if (done === undefined) return;
  const rebuild: Rebuild = { at: clock.now().toISOString(), ...done };
  await submissions.put(submissionKey(id, 'rebuild.json'), JSON.stringify(rebuild));
}

async function knownReturn(id: string, submissions: ObjectStore) {
  const [stored, acceptance, request, withdrawal] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    readSubmissionObject(submissions, id, 'acceptance.json', Acceptance),
    readSubmissionObject(submissions, id, 'withdrawal-request.json', WithdrawalRequest),
    submissions.head(submissionKey(id, 'withdrawal.json')),
  ]);
  if (!stored || !acceptance) throw new Error('The submission or its acceptance is missing.');
  return { stored, acceptance, withdrawal: withdrawal && request };
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

/** False when another decision has one of the numbers. Writes the withdrawal first, so the return is never in force in between. */
async function restoreEntries(
  id: string,
  { stored, acceptance, withdrawal }: Known,
  lake: ObjectStore,
): Promise<boolean> {
  const decisions: Decision[] = [
    ...(withdrawal ? [{ ...withdrawal, action: 'withdraw' as const, submission_id: id }] : []),
    { ...acceptance, action: 'accept', submission_id: id },
  ];
  for (const decision of decisions) {
    if (!(await restoreEntry(lake, ledgerPageOf(stored), decision))) return false;
  }
  return true;
}
