import { StoredSubmission, type Submission } from '../../schemas/api/submissions.ts';
import { Conflict, Invalid, NotFound } from '../shared/errors.ts';
import { describeSubmission } from '../shared/submissions/describe-submission.ts';
import {
  landingKey,
  readSubmissionObject,
  submissionKey,
} from '../shared/submissions/submission-folder.ts';
import type { UploadStores } from './start-submission.ts';

/**
 * Starts the checks of a submission when all its files have arrived. A second call changes nothing. Throws `Invalid`,
 * naming each missing file, and `NotFound` for an unknown submission.
 */
export async function completeSubmission(id: string, stores: UploadStores): Promise<Submission> {
  const { submissions, landing, clock } = stores;
  const stored = await readSubmissionObject(submissions, id, 'submission.json', StoredSubmission);
  if (stored === undefined) throw new NotFound('There is no submission with this number.');
  const arrivals = await Promise.all(
    stored.files.map(async (file) => ({
      file,
      object: await landing.head(landingKey(id, file.index)),
    })),
  );
  const missing = arrivals.filter(({ object }) => object === undefined);
  if (missing.length > 0) {
    throw new Invalid(
      'Not every file has been uploaded. Upload the files below, then try again.',
      missing.map(({ file }) => ({
        field: `files.${file.index}`,
        message: `Upload ${file.name}.`,
      })),
    );
  }
  const files = arrivals.map(({ file, object }) => ({
    index: file.index,
    size: object?.size ?? 0,
  }));
  const completed = { at: clock.now().toISOString(), files };
  await submissions.create(submissionKey(id, 'completed.json'), JSON.stringify(completed));
  return await describeSubmission(id, stores);
}

/** Throws `Conflict` when the submission no longer accepts files. */
export async function requireOpenForFiles(id: string, stores: UploadStores): Promise<void> {
  const { status } = await describeSubmission(id, stores);
  if (status === 'awaiting-files') return;
  throw new Conflict(
    'This submission already has its files. Start a new submission to send others.',
  );
}
