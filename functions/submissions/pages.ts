import * as z from 'zod';
import { mayUse } from '../access.ts';
import type { FieldProblem } from '../shared/errors.ts';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import type { Operations } from '../shared/http/http-function.ts';
import { html } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import { submissionInReach } from '../shared/submissions/submission-in-reach.ts';
import type { SubmissionStores } from './decisions/accept-submission.ts';
import { decisionPages } from './decisions/decision-pages.ts';
import { readReceipt } from './decisions/read-receipt.ts';
import { findingsPages } from './findings/findings-pages.ts';
import { listSubmissions } from './status/list-submissions.ts';
import { returnTitle } from './status/return-title.ts';
import { STATUS_TEXTS } from './status/status-texts.ts';
import { submissionView } from './status/submission-view.ts';

/** What the user typed, to show it again next to the error. */
const AsGiven = z.object({ reason: z.string().max(5000).optional() }).catch({});

/** The pages on which a council follows its return, reads its findings, and accepts or withdraws it. */
export function pages(dependencies: HttpDependencies & SubmissionStores) {
  const { render, returns } = dependencies;
  const page = (request: Request, template: string, view: object, status = 200) =>
    html(render(template, view, request.user), status);
  const statusPage = async (
    request: Request,
    id: string,
    problems: readonly FieldProblem[] = [],
  ) => {
    const given = problems.length === 0 ? {} : request.body(AsGiven);
    const view = { ...(await submissionView(request, id, dependencies)), problems, given };
    return page(
      request,
      'submissions/status/submission.njk',
      view,
      problems.length === 0 ? 200 : 422,
    );
  };
  return {
    'GET /submissions': async (request) => {
      const results = await listSubmissions(request.councilsInReach(), dependencies);
      const rows = results.map((each) => ({
        ...each,
        returnTitle: returnTitle(each.return, returns),
        words: STATUS_TEXTS[each.status],
      }));
      const figuresOf = mayUse('GET /councils/{laCode}/figures', request.user)
        ? (request.user?.councils ?? [])
        : [];
      const maySubmit = mayUse('GET /submissions/new', request.user);
      return page(request, 'submissions/status/list.njk', { rows, maySubmit, figuresOf });
    },
    'GET /submissions/{id}': async (request) =>
      await statusPage(request, submissionInReach(request)),
    ...findingsPages(dependencies),
    'GET /submissions/{id}/receipt': async (request) => {
      const receipt = await readReceipt(submissionInReach(request), dependencies);
      return page(request, 'submissions/decisions/receipt.njk', {
        receipt,
        returnTitle: returnTitle(receipt.return, returns),
      });
    },
    ...decisionPages(dependencies, statusPage),
  } satisfies Partial<Operations<'submissions'>>;
}
