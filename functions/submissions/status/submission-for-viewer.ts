import type { Submission } from '../../../schemas/api/submissions.ts';
import { reachOf } from '../../access.ts';
import type { Request } from '../../shared/http/request.ts';
import { describeSubmission } from '../../shared/submissions/describe-submission.ts';
import type { SubmissionStores } from '../decisions/accept-submission.ts';

/**
 * The state of a submission as this user is allowed to see it. File names and reasons are a council's own words, which
 * may name a child, so only users who act for the council see them.
 */
export async function submissionForViewer(
  request: Request,
  id: string,
  stores: SubmissionStores,
): Promise<Submission> {
  const submission = await describeSubmission(id, stores);
  return reachOf(request.route, request.user) === 'own' ? submission : withoutWords(submission);
}

const NOT_SHOWN = 'not shown';

function withoutWords(submission: Submission): Submission {
  const { files, tables, acceptance, publication, withdrawal } = submission;
  const nameless = <File extends { readonly name: string }>(file: File, index: number): File => ({
    ...file,
    name: `file ${index + 1}`,
  });
  return {
    ...submission,
    files: files.map(nameless),
    ...(tables && { tables: tables.map((table) => ({ ...table, file: NOT_SHOWN })) }),
    ...(acceptance && { acceptance: { ...acceptance, reason: null } }),
    ...(publication && { publication: { ...publication, files: publication.files.map(nameless) } }),
    ...(withdrawal && { withdrawal: { ...withdrawal, reason: NOT_SHOWN } }),
  };
}
