import { ValidationSummary } from '../../../schemas/api/validation.ts';
import { NotFound } from '../../shared/errors.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import { readSubmissionObject } from '../../shared/submissions/submission-folder.ts';

/** What the checks of a submission came to. Throws `NotFound` before they have ended. */
export async function readSummary(
  submissions: ObjectStore,
  id: string,
): Promise<ValidationSummary> {
  const summary = await readSubmissionObject(submissions, id, 'validation.json', ValidationSummary);
  if (summary === undefined)
    throw new NotFound('The checks of this submission have not ended yet.');
  return summary;
}
