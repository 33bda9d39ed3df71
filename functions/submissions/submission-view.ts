import { type RouteKey, reachOf } from '../access.ts';
import type { Request } from '../shared/http/request.ts';
import type { SubmissionStores } from './accept-submission.ts';
import { returnTitle } from './return-title.ts';
import { STATUS_WORDS } from './status-words.ts';
import { historyOf } from './submission-history.ts';
import { submissionShown } from './submission-shown.ts';

/** The page of a submission: its state in words, its history, and what this user may do with it now. */
export async function submissionView(request: Request, id: string, stores: SubmissionStores) {
  const submission = await submissionShown(request, id, stores);
  const { next } = submission;
  return {
    submission,
    returnTitle: returnTitle(submission.return, stores.returns),
    words: STATUS_WORDS[submission.status],
    history: historyOf(submission),
    rows: submission.tables?.reduce((sum, table) => sum + table.rows, 0),
    may: {
      accept: next.includes('accept') && includes(request, 'POST /submissions/{id}/accept'),
      withdraw: next.includes('withdraw') && includes(request, 'POST /submissions/{id}/withdraw'),
      seeFindings:
        submission.counts !== undefined && includes(request, 'GET /submissions/{id}/findings'),
      getFiles: includes(request, 'GET /api/v1/submissions/{id}/files/{file}'),
      seeReceipt: next.includes('receipt') && includes(request, 'GET /submissions/{id}/receipt'),
      calculateFigures:
        next.includes('figures') && includes(request, 'POST /submissions/{id}/figures'),
      upload: next.includes('complete') && includes(request, 'GET /submissions/{id}/upload'),
      submitAgain: includes(request, 'GET /submissions/new'),
    },
  };
}

/** True when the user's role includes the route. */
export function includes({ user }: Pick<Request, 'user'>, route: RouteKey): boolean {
  return reachOf(route, user) !== 'none';
}
