import type { StoredSubmission } from '../../../schemas/api/submissions.ts';

type Files = Pick<StoredSubmission, 'id' | 'files'>;

/** A submission with only the files of its own return: those that are checked and published. */
export function ownFiles<S extends Files>(stored: S): S {
  return { ...stored, files: stored.files.filter(({ lastYear }) => !lastYear) };
}

/** A submission with only the files of last year's return, which were uploaded for comparison. */
export function lastYearsFiles<S extends Files>(stored: S): S {
  return { ...stored, files: stored.files.filter(({ lastYear }) => lastYear) };
}
