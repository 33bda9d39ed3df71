import {
  Acceptance,
  Publication,
  StoredSubmission,
  type Withdrawal,
  WithdrawalRequest,
} from '../../schemas/api/submissions.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import { noMetrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { type Decision, ledgerPageOf, writeEntry } from '../shared/submissions/ledger.ts';
import { readSubmissionObject, submissionKey } from '../shared/submissions/submission-folder.ts';
import { writeReturn } from '../shared/submissions/write-return.ts';
import type { PublishDependencies } from './dependencies.ts';
import { writeKeyFile } from './key-file.ts';
import { rebuildReturn } from './rebuild-return.ts';

const CHANGED =
  'A file was uploaded again after the checks, so it is not the file that you accepted. Nothing has been published. Submit the return again.';

/**
 * Publishes an accepted return to the lake: Parquet files, then the council's key file, then the ledger entry that makes
 * the return visible, then `publication.json` for the council. It can stop anywhere and run again with the same result.
 * A published return is rebuilt if the lake has lost it. If files changed after the checks, writes `failure.json`.
 */
export async function publishReturn(id: string, dependencies: PublishDependencies): Promise<void> {
  const { submissions, lake, clock, metrics = noMetrics } = dependencies;
  const published = await readSubmissionObject(submissions, id, 'publication.json', Publication);
  if (published) return await rebuildReturn(id, published, dependencies);
  const { stored, acceptance, validation } = await acceptedReturn(id, submissions);
  const put = await writeReturn(stored, validation.uploads, dependencies);
  if (put === undefined) return await tellOfChange(id, dependencies);
  const { uploads, tables, makeReference, written } = put;
  await submissions.put(submissionKey(id, 'key-file.csv'), writeKeyFile(tables, makeReference));
  await enter(stored, { action: 'accept', submission_id: id, ...acceptance }, lake);
  const publication: Publication = {
    at: clock.now().toISOString(),
    sequence: acceptance.sequence,
    files: [...uploads],
    tables: written,
  };
  const key = submissionKey(id, 'publication.json');
  if (await submissions.create(key, JSON.stringify(publication))) {
    metrics.record('ReturnsPublished', 1, 'published');
  }
}

/** Withdraws a return by a ledger entry. The return accepted before it is then in force again. */
export async function withdrawReturn(id: string, dependencies: PublishDependencies): Promise<void> {
  const { submissions, lake, clock, metrics = noMetrics } = dependencies;
  const [stored, request, withdrawn] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    readSubmissionObject(submissions, id, 'withdrawal-request.json', WithdrawalRequest),
    submissions.head(submissionKey(id, 'withdrawal.json')),
  ]);
  if (withdrawn) return;
  if (!stored || !request) throw new Error('The submission or its withdrawal request is missing.');
  await enter(stored, { action: 'withdraw', submission_id: id, ...request }, lake);
  const done: Withdrawal = { at: clock.now().toISOString(), sequence: request.sequence };
  if (await submissions.create(submissionKey(id, 'withdrawal.json'), JSON.stringify(done))) {
    metrics.record('ReturnsPublished', 1, 'withdrawn');
  }
}

async function enter(stored: StoredSubmission, decision: Decision, lake: ObjectStore) {
  if (await writeEntry(lake, ledgerPageOf(stored), decision)) return;
  throw new Error('The ledger has another decision under this number.');
}

async function acceptedReturn(id: string, submissions: ObjectStore) {
  const [stored, acceptance, validation] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    readSubmissionObject(submissions, id, 'acceptance.json', Acceptance),
    readSubmissionObject(submissions, id, 'validation.json', ValidationSummary),
  ]);
  if (!stored || !acceptance || !validation) {
    throw new Error('The submission, its checks or its acceptance is missing.');
  }
  if (validation.outcome !== 'clean' && validation.outcome !== 'errors') {
    throw new Error('A return that failed its checks cannot be published.');
  }
  return { stored, acceptance, validation };
}

async function tellOfChange(
  id: string,
  { submissions, clock }: PublishDependencies,
): Promise<void> {
  const failure = { at: clock.now().toISOString(), message: CHANGED };
  await submissions.put(submissionKey(id, 'failure.json'), JSON.stringify(failure));
}
