import { AcceptRequest, WithdrawRequest } from '../../schemas/api/submissions.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { createHttpFunction, type Operations } from '../shared/http/http-function.ts';
import { download, json } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import { submissionInReach } from '../shared/submissions/submission-in-reach.ts';
import { acceptSubmission, type SubmissionStores } from './decisions/accept-submission.ts';
import { readKeyFile, readReceipt } from './decisions/read-receipt.ts';
import { withdrawSubmission } from './decisions/withdraw-submission.ts';
import { findingsApi } from './findings/findings-api.ts';
import { pages } from './pages.ts';
import { listSubmissions } from './status/list-submissions.ts';
import { submissionForViewer } from './status/submission-for-viewer.ts';

export type SubmissionDependencies = HttpDependencies & SubmissionStores;

/** Shows submissions and records decisions about them, in the API and on pages. */
export function createHandler(dependencies: SubmissionDependencies) {
  return createHttpFunction<'submissions'>(dependencies, {
    ...api(dependencies),
    ...pages(dependencies),
  });
}

function api(dependencies: SubmissionDependencies) {
  const by = (request: Request) => request.user?.subject ?? '';
  return {
    'GET /api/v1/submissions': async (request) => {
      const councils = request.councilsInReach();
      return json({ results: await listSubmissions(councils, dependencies) });
    },
    'GET /api/v1/submissions/{id}': async (request) =>
      json(await submissionForViewer(request, submissionInReach(request), dependencies)),
    ...findingsApi(dependencies),
    'POST /api/v1/submissions/{id}/accept': async (request) => {
      const id = submissionInReach(request);
      const { reason } = request.body(AcceptRequest);
      return json(await acceptSubmission(id, reason, by(request), dependencies), 202);
    },
    'POST /api/v1/submissions/{id}/withdraw': async (request) => {
      const id = submissionInReach(request);
      const { reason } = request.body(WithdrawRequest);
      return json(await withdrawSubmission(id, reason, by(request), dependencies), 202);
    },
    'GET /api/v1/submissions/{id}/receipt': async (request) =>
      json(await readReceipt(submissionInReach(request), dependencies)),
    'GET /api/v1/submissions/{id}/key-file': async (request) => {
      const id = submissionInReach(request);
      const body = await readKeyFile(id, dependencies);
      return download(`key-file-${id}.csv`, 'text/csv; charset=utf-8', body);
    },
  } satisfies Partial<Operations<'submissions'>>;
}
