import type { StoredSubmission } from '../../../schemas/api/submissions.ts';

type Files = Pick<StoredSubmission, 'id' | 'files'>;

/** A submission with the files of its return alone: what is checked, published and given back. */
export function ownFiles<S extends Files>(stored: S): S {
  return { ...stored, files: stored.files.filter(({ lastYear }) => !lastYear) };
}

/** A submission with the files of last year's return alone, which came to be compared with. */
export function lastYearsFiles<S extends Files>(stored: S): S {
  return { ...stored, files: stored.files.filter(({ lastYear }) => lastYear) };
}
