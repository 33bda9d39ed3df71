import {
  Acceptance,
  Publication,
  type Receipt,
  StoredSubmission,
} from '../../../schemas/api/submissions.ts';
import { ValidationSummary } from '../../../schemas/api/validation.ts';
import { Conflict, NotFound } from '../../shared/errors.ts';
import { countsOf, describeSubmission } from '../../shared/submissions/describe-submission.ts';
import { readSubmissionObject, submissionKey } from '../../shared/submissions/submission-folder.ts';
import { notedFindings } from '../notes/noted-findings.ts';
import type { SubmissionStores } from './accept-submission.ts';

/** The receipt of a published return. Throws `Conflict` before the return is published. */
export async function readReceipt(id: string, stores: SubmissionStores): Promise<Receipt> {
  const { submissions } = stores;
  const { status } = await describeSubmission(id, stores);
  const [stored, validation, acceptance, publication] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    readSubmissionObject(submissions, id, 'validation.json', ValidationSummary),
    readSubmissionObject(submissions, id, 'acceptance.json', Acceptance),
    readSubmissionObject(submissions, id, 'publication.json', Publication),
  ]);
  if (!stored || !validation || !acceptance || !publication) {
    throw new Conflict('The receipt is available after the return has been published.');
  }
  return {
    submission: id,
    return: stored.return,
    collectionYear: stored.collectionYear,
    laCode: stored.laCode,
    files: publication.files,
    counts: countsOf(validation),
    findingsByCode: validation.findingsByCode.map(({ code, title, severity, count }) => ({
      code,
      title,
      severity,
      count,
    })),
    acceptance,
    publication,
    notes: await notedFindings(submissions, id),
    inForce: status === 'published',
  };
}

/** The council's key file: the child or worker behind each reference. Throws `NotFound` before publication. */
export async function readKeyFile(
  id: string,
  { submissions }: SubmissionStores,
): Promise<Uint8Array> {
  const found = await submissions.get(submissionKey(id, 'key-file.csv'));
  if (found === undefined)
    throw new NotFound('The key file is available after the return has been published.');
  return found.body;
}
