import { NotFound } from '../shared/errors.ts';
import type { FiguresSubject } from '../shared/figures/figures-folder.ts';
import type { Request } from '../shared/http/request.ts';
import { parseSubmissionId } from '../shared/submissions/submission-id.ts';
import { submissionInReach } from '../shared/submissions/submission-in-reach.ts';

/** Reads from a request whose figures it is about: a submission's, or a council's from its returns in force. */
export type SubjectOf<Parameter extends string> = (request: Request<Parameter>) => FiguresSubject;

/** The submission in the path. Throws `NotFound`, or `Forbidden` when the user may not see its council. */
export const ofSubmission: SubjectOf<'id'> = (request) => {
  const submission = submissionInReach(request);
  request.about(`figures of submission ${submission}`);
  return { laCode: parseSubmissionId(submission).laCode, submission };
};

/** The council in the path. Throws `NotFound`, or `Forbidden` when the user may not see it. */
export const ofCouncil: SubjectOf<'laCode'> = (request) => {
  const laCode = request.path.laCode;
  if (!/^\d{3}$/.test(laCode)) throw new NotFound('There is no council with this code.');
  request.about(`figures of council ${laCode}`);
  request.requireCouncil(laCode);
  return { laCode, submission: null };
};

/** The path of the figures page. The API has the same path under `/api/v1`. */
export function figuresPagePath({ laCode, submission }: FiguresSubject): string {
  return submission === null ? `/councils/${laCode}/figures` : `/submissions/${submission}/figures`;
}
