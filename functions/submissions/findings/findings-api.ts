import { NoteRequest } from '../../../schemas/api/notes.ts';
import type { Operations } from '../../shared/http/http-function.ts';
import { largeDownload } from '../../shared/http/large-download.ts';
import { json } from '../../shared/http/reply.ts';
import { submissionInReach } from '../../shared/submissions/submission-in-reach.ts';
import { childReport } from '../children/child-report.ts';
import { ComparisonQuery, compareSubmissions } from '../comparison/compare-submissions.ts';
import type { SubmissionStores } from '../decisions/accept-submission.ts';
import { answerFinding } from '../notes/write-note.ts';
import { findingsFile, tooManyFindings } from './findings-download.ts';
import { FindingsQuery, findingsPage } from './findings-page.ts';
import { numberInPath } from './number-in-path.ts';
import { readSummary } from './read-summary.ts';

/** API operations on findings, their notes, the rows of one child, and the comparison with an earlier submission. */
export function findingsApi(stores: SubmissionStores) {
  const { submissions } = stores;
  return {
    'GET /api/v1/submissions/{id}/checks': async (request) =>
      json(await readSummary(submissions, submissionInReach(request))),
    'GET /api/v1/submissions/{id}/findings': async (request) => {
      const id = submissionInReach(request);
      const query = request.query(FindingsQuery);
      if (query.format === 'csv' || query.format === 'ods') {
        const file = await findingsFile(submissions, id, { ...query, format: query.format });
        return largeDownload(request, file, tooManyFindings);
      }
      return json(await findingsPage(submissions, id, query));
    },
    'GET /api/v1/submissions/{id}/children/{child}': async (request) => {
      const id = submissionInReach(request);
      return json(await childReport(submissions, id, numberInPath(request, id, 'child')));
    },
    'GET /api/v1/submissions/{id}/comparison': async (request) => {
      const id = submissionInReach(request);
      return json(await compareSubmissions(submissions, id, request.query(ComparisonQuery)));
    },
    'POST /api/v1/submissions/{id}/findings/{finding}/note': async (request) => {
      const id = submissionInReach(request);
      const number = numberInPath(request, id, 'finding');
      const { text } = request.body(NoteRequest);
      const answer = { text, by: request.user?.subject ?? '' };
      return json(await answerFinding(id, number, answer, stores));
    },
  } satisfies Partial<Operations<'submissions'>>;
}
