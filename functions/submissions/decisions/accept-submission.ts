import type { Acceptance, Submission } from '../../../schemas/api/submissions.ts';
import type { ReturnShape } from '../../../schemas/returns/return.ts';
import { Conflict, Invalid } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { whyNoReturn } from '../../shared/reference-data/council-in-year.ts';
import type { Councils } from '../../shared/reference-data/councils.ts';
import { describeSubmission } from '../../shared/submissions/describe-submission.ts';
import { ledgerPageOf } from '../../shared/submissions/ledger.ts';
import { takeNumber } from '../../shared/submissions/ledger-numbers.ts';
import { submissionKey } from '../../shared/submissions/submission-folder.ts';

export interface SubmissionStores {
  readonly submissions: ObjectStore;
  readonly lake: ObjectStore;
  readonly clock: Clock;
  readonly councils: Councils;
  /** Returns that the service accepts. Default: all of them. */
  readonly returns?: readonly ReturnShape[];
}

/**
 * Accepts a checked return, which starts its publication. Accepting it again changes nothing. Its number in the ledger is
 * assigned here, so of two returns the one accepted last is in force, however long each takes to publish. Throws
 * `Conflict` when blocking errors remain, the checks have not run, or the council does not exist in the year. Throws
 * `Invalid` when errors remain and no reason is given.
 */
export async function acceptSubmission(
  id: string,
  reason: string | undefined,
  by: string,
  stores: SubmissionStores,
): Promise<Submission> {
  const submission = await describeSubmission(id, stores);
  if (submission.acceptance !== undefined) return submission;
  requireAcceptable(submission);
  if (submission.status === 'errors' && !reason) {
    throw new Invalid('Errors remain in this return.', [
      {
        field: 'reason',
        message: 'Explain why the return is right as it is, or cannot be fixed now.',
      },
    ]);
  }
  requireCouncil(submission, stores);
  const at = stores.clock.now().toISOString();
  const decision = { action: 'accept', submission_id: id } as const;
  const sequence = await takeNumber(stores, ledgerPageOf(submission), decision);
  const acceptance: Acceptance = { at, by, reason: reason || null, sequence };
  await stores.submissions.create(submissionKey(id, 'acceptance.json'), JSON.stringify(acceptance));
  return await describeSubmission(id, stores);
}

// The list of councils may have changed since the submission was started.
function requireCouncil(
  { laCode, collectionYear }: Submission,
  { councils }: SubmissionStores,
): void {
  const refusal = whyNoReturn(councils, laCode, collectionYear);
  if (refusal !== undefined) {
    throw new Conflict(`This return can no longer be accepted. ${refusal.message}`);
  }
}

function requireAcceptable({ status }: Submission): void {
  if (status === 'clean' || status === 'errors') return;
  const why: Partial<Record<typeof status, string>> = {
    blocked: 'Some errors stop this return from being used. Fix them and submit it again.',
    refused: 'Nothing in this submission could be read. Fix the files and submit again.',
    'awaiting-files': 'The files of this submission have not been checked yet.',
    checking: 'The checks are still running. Wait until they have finished.',
  };
  throw new Conflict(why[status] ?? 'This return can no longer be accepted.');
}
