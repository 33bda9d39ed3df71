import * as z from 'zod';
import { CollectionYear, LaCode } from '../../schemas/api/common.ts';
import { Invalid } from '../shared/errors.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import type { Operations } from '../shared/http/http-function.ts';
import { html, redirect } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import { describeSubmission } from '../shared/submissions/describe-submission.ts';
import { parseSubmissionId } from '../shared/submissions/submission-id.ts';
import { submissionInReach } from '../shared/submissions/submission-in-reach.ts';
import { completeSubmission, requireOpenForFiles } from './complete-submission.ts';
import { newSubmissionView } from './new-submission-view.ts';
import { signZipUpload, startZipSubmission, type UploadStores } from './start-submission.ts';
import { problemsOfReturn } from './taken-returns.ts';

const NewForm = z.object({
  return: z.string('Choose the return.').max(60, 'Choose the return.'),
  collectionYear: z
    .string()
    .regex(/^\d{4}$/, 'Choose the collection year.')
    .transform(Number)
    .pipe(CollectionYear),
  laCode: LaCode,
});

/** The pages where users upload a return. */
export function pages(dependencies: HttpDependencies & UploadStores) {
  const { clock, councils, origin, render, returns } = dependencies;
  const newPage = (request: Request, problems: Invalid['problems'] = []) => {
    const view = newSubmissionView(
      councils,
      { codes: request.councilsInReach(), now: clock.now() },
      problems,
      returns,
    );
    const page = render('uploads/new.njk', view, request.user);
    return html(page, problems.length === 0 ? 200 : 422);
  };
  const uploadPage = async (request: Request, id: string, problems: Invalid['problems'] = []) => {
    await requireOpenForFiles(id, dependencies);
    const upload = await signZipUpload(id, `${origin}/submissions/${id}/uploaded`, dependencies);
    const view = { ...parseSubmissionId(id), upload, problems };
    const page = render('uploads/upload.njk', view, request.user);
    return html(page, problems.length === 0 ? 200 : 422);
  };
  return {
    'GET /submissions/new': (request) => newPage(request),
    'POST /submissions/new': async (request) => {
      try {
        const form = request.body(NewForm);
        const problems = problemsOfReturn(form, returns);
        if (problems.length > 0) return newPage(request, problems);
        request.requireCouncil(form.laCode);
        const id = await startZipSubmission(form, request.user?.subject ?? '', dependencies);
        request.about(`submission ${id}`);
        return redirect(`/submissions/${id}/upload`);
      } catch (error) {
        if (error instanceof Invalid) return newPage(request, error.problems);
        throw error;
      }
    },
    'GET /submissions/{id}/upload': async (request) =>
      await uploadPage(request, submissionInReach(request)),
    'GET /submissions/{id}/uploaded': async (request) => {
      const { id } = await describeSubmission(submissionInReach(request), dependencies);
      return html(render('uploads/uploaded.njk', parseSubmissionId(id), request.user));
    },
    'POST /submissions/{id}/complete': async (request) => {
      const id = submissionInReach(request);
      try {
        await completeSubmission(id, dependencies);
      } catch (error) {
        if (error instanceof Invalid) return await uploadPage(request, id, [NO_FILE]);
        throw error;
      }
      return redirect(`/submissions/${id}`);
    },
  } satisfies Partial<Operations<'uploads'>>;
}

const NO_FILE = {
  field: 'file',
  message: 'No file has been uploaded. Choose the zip file or XML file and upload it.',
};
