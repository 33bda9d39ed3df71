import type { Submission } from '../../../schemas/api/submissions.ts';
import { type RouteKey, reachOf } from '../../access.ts';
import type { Request } from '../../shared/http/request.ts';
import type { SubmissionStores } from '../decisions/accept-submission.ts';
import { returnTitle } from './return-title.ts';
import { STATUS_TEXTS } from './status-texts.ts';
import { submissionForViewer } from './submission-for-viewer.ts';

/** The page of a submission: its status in words, its history, and what this user can do with it now. */
export async function submissionView(request: Request, id: string, stores: SubmissionStores) {
  const submission = await submissionForViewer(request, id, stores);
  const { next } = submission;
  return {
    submission,
    returnTitle: returnTitle(submission.return, stores.returns),
    words: STATUS_TEXTS[submission.status],
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

interface Step {
  readonly at: string;
  readonly what: string;
  /** The reason that the council gave. */
  readonly reason?: string | null;
}

/** The history of a submission, oldest first. */
function historyOf(submission: Submission): Step[] {
  const { createdAt, acceptance, publication, withdrawal } = submission;
  const steps: (Step | undefined)[] = [
    { at: createdAt, what: 'Started' },
    acceptance && {
      at: acceptance.at,
      what: `Accepted by ${acceptance.by}`,
      reason: acceptance.reason,
    },
    publication && {
      at: publication.at,
      what: `Published as entry ${publication.sequence} of the council's ledger for the year`,
    },
    withdrawal && {
      at: withdrawal.at,
      what: `Withdrawn by ${withdrawal.by}`,
      reason: withdrawal.reason,
    },
  ];
  return steps.filter((step) => step !== undefined).sort((a, b) => a.at.localeCompare(b.at));
}
