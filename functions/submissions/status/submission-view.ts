import type { Submission } from '../../../schemas/api/submissions.ts';
import { mayUse } from '../../access.ts';
import type { Request } from '../../shared/http/request.ts';
import type { SubmissionStores } from '../decisions/accept-submission.ts';
import { returnTitle } from './return-title.ts';
import { STATUS_TEXTS } from './status-texts.ts';
import { submissionForViewer } from './submission-for-viewer.ts';

/** The page of a submission: its status in words, its history, and what this user can do with it now. */
export async function submissionView(request: Request, id: string, stores: SubmissionStores) {
  const submission = await submissionForViewer(request, id, stores);
  const { next } = submission;
  const { user } = request;
  return {
    submission,
    returnTitle: returnTitle(submission.return, stores.returns),
    words: STATUS_TEXTS[submission.status],
    history: historyOf(submission),
    rows: submission.tables?.reduce((sum, table) => sum + table.rows, 0),
    may: {
      accept: next.includes('accept') && mayUse('POST /submissions/{id}/accept', user),
      withdraw: next.includes('withdraw') && mayUse('POST /submissions/{id}/withdraw', user),
      seeFindings:
        submission.counts !== undefined && mayUse('GET /submissions/{id}/findings', user),
      getFiles: mayUse('GET /api/v1/submissions/{id}/files/{file}', user),
      seeReceipt: next.includes('receipt') && mayUse('GET /submissions/{id}/receipt', user),
      calculateFigures: next.includes('figures') && mayUse('POST /submissions/{id}/figures', user),
      upload: next.includes('complete') && mayUse('GET /submissions/{id}/upload', user),
      submitAgain: mayUse('GET /submissions/new', user),
    },
  };
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
