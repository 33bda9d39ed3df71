import * as z from 'zod';
import { NoteRequest } from '../../../schemas/api/notes.ts';
import { Invalid } from '../../shared/errors.ts';
import type { HttpDependencies } from '../../shared/http/http-dependencies.ts';
import type { Operations } from '../../shared/http/http-function.ts';
import { html, type Reply, redirect } from '../../shared/http/reply.ts';
import type { Request } from '../../shared/http/request.ts';
import { submissionInReach } from '../../shared/submissions/submission-in-reach.ts';
import { childReport, numberOfChild } from '../children/child-report.ts';
import { childView } from '../children/child-view.ts';
import { ComparisonQuery } from '../comparison/compare-submissions.ts';
import { comparisonView } from '../comparison/comparison-view.ts';
import type { SubmissionStores } from '../decisions/accept-submission.ts';
import { findingView } from '../notes/finding-view.ts';
import { answerFinding } from '../notes/write-note.ts';
import { FindingsPageQuery } from './findings-links.ts';
import { findingsView } from './list/findings-view.ts';
import { numberInPath } from './number-in-path.ts';
import { readSummary } from './read-summary.ts';

const NoteForm = z.object({ ...NoteRequest.shape, seen: z.string().max(40).optional() });
const NoteAsGiven = z.object({ text: z.string().max(5000).optional() }).catch({});
const Search = z.object({ child: z.string().trim().max(60).catch('') });

const NO_CHILD = 'Enter the identifier of the child.';
const NOT_FOUND =
  'There is no finding about a child with this identifier. The child may have no findings, or the identifier may be written differently in the return.';

/** The pages on which a council reads its findings, by rule and by child, and answers them. */
export function findingsPages(dependencies: HttpDependencies & SubmissionStores) {
  const { render, submissions, returns } = dependencies;
  const page = (request: Request, template: string, view: object, status = 200): Reply =>
    html(render(template, view, request.user), status);
  const list = async (request: Request, id: string, more: object = {}, status = 200) => {
    const summary = await readSummary(submissions, id);
    const isSearch = request.route.startsWith('POST');
    const query = isSearch ? ({ by: 'child', page: 1 } as const) : request.query(FindingsPageQuery);
    const view = await findingsView(submissions, id, summary, query, returns);
    return page(request, 'submissions/findings/list/findings.njk', { ...view, ...more }, status);
  };
  const finding = async (
    request: Request<'finding'>,
    id: string,
    more: object = {},
    status = 200,
  ) => {
    const view = await findingView(id, numberInPath(request, id, 'finding'), dependencies);
    return page(request, 'submissions/notes/finding.njk', { ...view, ...more }, status);
  };
  return {
    'GET /submissions/{id}/findings': async (request) =>
      await list(request, submissionInReach(request)),
    'POST /submissions/{id}/children': async (request) => {
      const id = submissionInReach(request);
      const { child: identifier } = request.body(Search);
      const found =
        identifier === '' ? undefined : await numberOfChild(submissions, id, identifier);
      if (found !== undefined) return redirect(`/submissions/${id}/children/${found}`);
      const problems = [{ field: 'child', message: identifier === '' ? NO_CHILD : NOT_FOUND }];
      return await list(request, id, { problems, given: { child: identifier } }, 422);
    },
    'GET /submissions/{id}/children/{child}': async (request) => {
      const id = submissionInReach(request);
      const summary = await readSummary(submissions, id);
      const report = await childReport(submissions, id, numberInPath(request, id, 'child'));
      return page(
        request,
        'submissions/children/child.njk',
        childView(id, report, summary, returns),
      );
    },
    'GET /submissions/{id}/findings/{finding}': async (request) =>
      await finding(request, submissionInReach(request)),
    'POST /submissions/{id}/findings/{finding}/note': async (request) => {
      const id = submissionInReach(request);
      const number = numberInPath(request, id, 'finding');
      try {
        const { text, seen } = request.body(NoteForm);
        const answer = { text, by: request.user?.subject ?? '', seen };
        await answerFinding(id, number, answer, dependencies);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const given = request.body(NoteAsGiven);
        return await finding(request, id, { problems: error.problems, given }, 422);
      }
      return redirect(`/submissions/${id}/findings/${number}`);
    },
    'GET /submissions/{id}/comparison': async (request) => {
      const id = submissionInReach(request);
      const summary = await readSummary(submissions, id);
      const query = request.query(ComparisonQuery);
      return page(
        request,
        'submissions/comparison/comparison.njk',
        await comparisonView(submissions, id, summary, query),
      );
    },
  } satisfies Partial<Operations<'submissions'>>;
}
