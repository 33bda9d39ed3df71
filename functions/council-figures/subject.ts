import { NotFound } from '../shared/errors.ts';
import type { FiguresSubject } from '../shared/figures/figures-folder.ts';
import type { Request } from '../shared/http/request.ts';
import { parseSubmissionId } from '../shared/submissions/submission-id.ts';
import { submissionInReach } from '../shared/submissions/submission-in-reach.ts';

/** Whose figures a path names: of a submission, or of a council as its returns in force give them. */
export type SubjectOf = (request: Request) => FiguresSubject;

/** The submission of the path, once the user is known to reach its council. Throws `NotFound` or `Forbidden`. */
export const ofSubmission: SubjectOf = (request) => {
  const submission = submissionInReach(request);
  request.about(`figures of submission ${submission}`);
  return { laCode: parseSubmissionId(submission).laCode, submission };
};

/** The council of the path, once the user is known to reach it. Throws `NotFound` or `Forbidden`. */
export const ofCouncil: SubjectOf = (request) => {
  const laCode = request.parameter('laCode');
  if (!/^\d{3}$/.test(laCode)) throw new NotFound('There is no council with this code.');
  request.about(`figures of council ${laCode}`);
  request.requireCouncil(laCode);
  return { laCode, submission: null };
};

/** The address of the page of the figures. Under `/api/v1` it is that of the resource. */
export function figuresPagePath({ laCode, submission }: FiguresSubject): string {
  return submission === null ? `/councils/${laCode}/figures` : `/submissions/${submission}/figures`;
}
