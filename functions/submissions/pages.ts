import * as z from 'zod';
import { WithdrawRequest } from '../../schemas/api/submissions.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import { type RouteKey, reachOf } from '../access.ts';
import { type FieldProblem, Invalid, NotFound } from '../shared/errors.ts';
import type { HttpDependencies, Operation } from '../shared/http/http-function.ts';
import { html, type Reply, redirect } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import { describeSubmission } from '../shared/submissions/describe-submission.ts';
import { readSubmissionObject } from '../shared/submissions/submission-folder.ts';
import { acceptSubmission, type SubmissionStores } from './accept-submission.ts';
import { FindingsPageQuery, findingsView } from './findings-view.ts';
import { submissionInReach } from './handler.ts';
import { listSubmissions } from './list-submissions.ts';
import { readReceipt } from './read-receipt.ts';
import { STATUS_WORDS } from './status-words.ts';
import { historyOf } from './submission-history.ts';
import { withdrawSubmission } from './withdraw-submission.ts';

const AcceptForm = z.object({
  reason: z.string().trim().max(2000, 'The reason may have up to 2,000 characters.').optional(),
  confirm: z.literal('yes', 'Confirm that you may accept the return for the council.'),
});

/** What was typed, to be shown again beside what is wrong with it. */
const AsGiven = z.object({ reason: z.string().max(5000).optional() }).catch({});

/** The pages on which a council follows its return, sees what was found, accepts and withdraws. */
export function pages(
  dependencies: HttpDependencies & SubmissionStores,
): Record<string, Operation> {
  const { render, submissions } = dependencies;
  const page = (request: Request, template: string, view: object, status = 200) =>
    html(render(`submissions/${template}.njk`, view, request.user), status);
  const statusPage = async (
    request: Request,
    id: string,
    problems: readonly FieldProblem[] = [],
  ) => {
    const given = problems.length === 0 ? {} : request.body(AsGiven);
    const view = { ...(await submissionView(request, id, dependencies)), problems, given };
    return page(request, 'submission', view, problems.length === 0 ? 200 : 422);
  };
  /** Takes a decision; what was wrong with the form is said on the page of the submission. */
  const decide = async (
    request: Request,
    act: (id: string) => Promise<unknown>,
  ): Promise<Reply> => {
    const id = submissionInReach(request);
    try {
      await act(id);
    } catch (error) {
      if (error instanceof Invalid) return await statusPage(request, id, error.problems);
      throw error;
    }
    return redirect(`/submissions/${id}`);
  };
  const by = (request: Request) => request.user?.subject ?? '';
  return {
    'GET /submissions': async (request) => {
      const results = await listSubmissions(request.councilsInReach(), dependencies);
      const rows = results.map((each) => ({ ...each, words: STATUS_WORDS[each.status] }));
      return page(request, 'list', { rows, maySubmit: includes(request, 'GET /submissions/new') });
    },
    'GET /submissions/{id}': async (request) =>
      await statusPage(request, submissionInReach(request)),
    'GET /submissions/{id}/findings': async (request) => {
      const id = submissionInReach(request);
      const summary = await readSubmissionObject(
        submissions,
        id,
        'validation.json',
        ValidationSummary,
      );
      if (summary === undefined)
        throw new NotFound('The checks of this submission have not ended yet.');
      const query = request.query(FindingsPageQuery);
      return page(request, 'findings', await findingsView(submissions, id, summary, query));
    },
    'POST /submissions/{id}/accept': async (request) =>
      await decide(request, async (id) => {
        const { reason } = request.body(AcceptForm);
        return await acceptSubmission(id, reason, by(request), dependencies);
      }),
    'POST /submissions/{id}/withdraw': async (request) =>
      await decide(request, async (id) => {
        const { reason } = request.body(WithdrawRequest);
        return await withdrawSubmission(id, reason, by(request), dependencies);
      }),
    'GET /submissions/{id}/receipt': async (request) => {
      const receipt = await readReceipt(submissionInReach(request), dependencies);
      return page(request, 'receipt', { receipt });
    },
  };
}

async function submissionView(request: Request, id: string, stores: SubmissionStores) {
  const submission = await describeSubmission(id, stores);
  const { next } = submission;
  return {
    submission,
    words: STATUS_WORDS[submission.status],
    history: historyOf(submission),
    rows: submission.tables?.reduce((sum, table) => sum + table.rows, 0),
    may: {
      accept: next.includes('accept') && includes(request, 'POST /submissions/{id}/accept'),
      withdraw: next.includes('withdraw') && includes(request, 'POST /submissions/{id}/withdraw'),
      seeFindings:
        submission.counts !== undefined && includes(request, 'GET /submissions/{id}/findings'),
      seeReceipt: next.includes('receipt') && includes(request, 'GET /submissions/{id}/receipt'),
      upload: next.includes('complete') && includes(request, 'GET /submissions/{id}/upload'),
      submitAgain: includes(request, 'GET /submissions/new'),
    },
  };
}

function includes({ user }: Request, route: RouteKey): boolean {
  return reachOf(route, user) !== 'none';
}
