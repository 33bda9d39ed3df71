import { ValidationSummary } from '../../../schemas/api/validation.ts';
import { NotFound } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { readSubmissionObject } from '../../shared/submissions/submission-folder.ts';

/** The result of the checks of a submission. Throws `NotFound` before they have finished. */
export async function readSummary(
  submissions: ObjectStore,
  id: string,
): Promise<ValidationSummary> {
  const summary = await readSubmissionObject(submissions, id, 'validation.json', ValidationSummary);
  if (summary === undefined)
    throw new NotFound('The checks of this submission have not finished yet.');
  return summary;
}
