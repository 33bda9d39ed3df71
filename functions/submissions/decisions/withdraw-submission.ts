import type { Submission, WithdrawalRequest } from '../../../schemas/api/submissions.ts';
import { Conflict } from '../../shared/errors.ts';
import { describeSubmission } from '../../shared/submissions/describe-submission.ts';
import { ledgerPageOf } from '../../shared/submissions/ledger.ts';
import { takeNumber } from '../../shared/submissions/ledger-numbers.ts';
import { submissionKey } from '../../shared/submissions/submission-folder.ts';
import type { SubmissionStores } from './accept-submission.ts';

/**
 * Requests the withdrawal of a published return; the previous return, if any, is then in force again. Withdrawing it again
 * changes nothing. Throws `Conflict` for a return that was never published.
 */
export async function withdrawSubmission(
  id: string,
  reason: string,
  by: string,
  stores: SubmissionStores,
): Promise<Submission> {
  const submission = await describeSubmission(id, stores);
  if (submission.withdrawal !== undefined) return submission;
  if (submission.publication === undefined) {
    throw new Conflict(
      'Only a published return can be withdrawn. A return that has not been accepted is not used in any figures.',
    );
  }
  const at = stores.clock.now().toISOString();
  const decision = { action: 'withdraw', submission_id: id } as const;
  const sequence = await takeNumber(stores, ledgerPageOf(submission), decision);
  const request: WithdrawalRequest = { at, by, reason, sequence };
  const key = submissionKey(id, 'withdrawal-request.json');
  await stores.submissions.create(key, JSON.stringify(request));
  return await describeSubmission(id, stores);
}
