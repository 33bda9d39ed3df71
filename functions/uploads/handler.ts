import { NewSubmission } from '../../schemas/api/submissions.ts';
import { Invalid } from '../shared/errors.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { createHttpFunction, type Operations } from '../shared/http/http-function.ts';
import { json } from '../shared/http/reply.ts';
import { submissionInReach } from '../shared/submissions/submission-in-reach.ts';
import { completeSubmission } from './complete-submission.ts';
import { pages } from './pages.ts';
import { startSubmission, type UploadStores } from './start-submission.ts';
import { problemsOfReturn } from './taken-returns.ts';

export type UploadDependencies = HttpDependencies & UploadStores;

/** Starts submissions and their checks, over the API and on pages. */
export function createHandler(dependencies: UploadDependencies) {
  return createHttpFunction<'uploads'>(dependencies, {
    ...api(dependencies),
    ...pages(dependencies),
  });
}

function api(dependencies: UploadDependencies) {
  return {
    'POST /api/v1/submissions': async (request) => {
      const wanted = request.body(NewSubmission);
      const problems = problemsOfReturn(wanted, dependencies.returns);
      if (problems.length > 0) throw new Invalid('This return is not accepted.', problems);
      request.requireCouncil(wanted.laCode);
      const created = await startSubmission(wanted, request.user?.subject ?? '', dependencies);
      request.about(`submission ${created.id}`);
      return json(created, 201, { location: `/api/v1/submissions/${created.id}` });
    },
    'POST /api/v1/submissions/{id}/complete': async (request) => {
      const id = submissionInReach(request);
      return json(await completeSubmission(id, dependencies), 202);
    },
  } satisfies Partial<Operations<'uploads'>>;
}
