import * as z from 'zod';
import { WithdrawRequest } from '../../../schemas/api/submissions.ts';
import { type FieldProblem, Invalid } from '../../shared/errors.ts';
import type { Operations } from '../../shared/http/http-function.ts';
import { type Reply, redirect } from '../../shared/http/reply.ts';
import type { Request } from '../../shared/http/request.ts';
import { describeSubmission } from '../../shared/submissions/describe-submission.ts';
import { submissionInReach } from '../../shared/submissions/submission-in-reach.ts';
import { acceptSubmission, type SubmissionStores } from './accept-submission.ts';
import { withdrawSubmission } from './withdraw-submission.ts';

const AcceptForm = z.object({
  reason: z.string().trim().max(2000, 'The reason can have up to 2,000 characters.').optional(),
  confirm: z.string().optional(),
});

/** Renders the page of a submission with the problems of the form that the user sent. */
type Again = (
  request: Request,
  id: string,
  problems: readonly FieldProblem[],
) => Promise<Reply> | Reply;

/** The forms with which a council accepts or withdraws a return. */
export function decisionPages(stores: SubmissionStores, again: Again) {
  const by = (request: Request) => request.user?.subject ?? '';
  const decide = async (request: Request<'id'>, act: (id: string) => Promise<unknown>) => {
    const id = submissionInReach(request);
    try {
      await act(id);
    } catch (error) {
      if (error instanceof Invalid) return await again(request, id, error.problems);
      throw error;
    }
    return redirect(`/submissions/${id}`);
  };
  return {
    'POST /submissions/{id}/accept': async (request) =>
      await decide(request, async (id) => {
        const { reason, confirm } = request.body(AcceptForm);
        if (confirm !== 'yes') throw await unconfirmed(id, reason, stores);
        return await acceptSubmission(id, reason, by(request), stores);
      }),
    'POST /submissions/{id}/withdraw': async (request) =>
      await decide(request, async (id) => {
        const { reason } = request.body(WithdrawRequest);
        return await withdrawSubmission(id, reason, by(request), stores);
      }),
  } satisfies Partial<Operations<'submissions'>>;
}

/** Everything that is missing from an acceptance form without confirmation. */
async function unconfirmed(
  id: string,
  reason: string | undefined,
  stores: SubmissionStores,
): Promise<Invalid> {
  const { status } = await describeSubmission(id, stores);
  const problems = [
    {
      field: 'confirm',
      message: 'Confirm that you are authorised to accept this return for the council.',
    },
  ];
  if (status === 'errors' && !reason) {
    problems.unshift({ field: 'reason', message: 'Explain why errors remain in the return.' });
  }
  return new Invalid('The return has not been accepted.', problems);
}
