import { NotFound } from '../shared/errors.ts';
import type { FiguresSubject } from '../shared/figures/figures-folder.ts';
import type { Request } from '../shared/http/request.ts';
import type { Councils } from '../shared/reference-data/councils.ts';
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

/**
 * The council in the path. Throws `NotFound` for a code that no council has or has had, also when the account names it,
 * and `Forbidden` when the user may not see the council.
 */
export const ofCouncil =
  (councils: Pick<Councils, 'history'>): SubjectOf<'laCode'> =>
  (request) => {
    const laCode = request.path.laCode;
    if (!/^\d{3}$/.test(laCode)) throw new NotFound('There is no council with this code.');
    request.about(`figures of council ${laCode}`);
    request.requireCouncil(laCode);
    if (councils.history(laCode) === undefined) {
      throw new NotFound(`There is no council with the DfE code ${laCode}.`);
    }
    return { laCode, submission: null };
  };

/** The path of the figures page. The API has the same path under `/api/v1`. */
export function figuresPagePath({ laCode, submission }: FiguresSubject): string {
  return submission === null ? `/councils/${laCode}/figures` : `/submissions/${submission}/figures`;
}
