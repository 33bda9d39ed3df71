import type { FieldProblem } from '../shared/errors.ts';

const OLDEST = 2015;
const NEWEST = 2027;

export interface NewSubmissionView {
  readonly years: readonly number[];
  /** The year whose 31 March has passed most lately. */
  readonly latestYear: number;
  readonly councils: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/** What the form of a new submission offers: collection years from the one that is running, newest first, and the user's councils. */
export function newSubmissionView(
  councils: readonly string[] | 'all',
  now: Date,
  problems: readonly FieldProblem[],
): NewSubmissionView {
  const latestYear = latestClosedYear(now);
  const newest = Math.min(latestYear + 1, NEWEST);
  const years = Array.from({ length: newest - OLDEST + 1 }, (_, index) => newest - index);
  return { years, latestYear, councils: councils === 'all' ? [] : councils, problems };
}

function latestClosedYear(now: Date): number {
  const closing = Date.UTC(now.getUTCFullYear(), 3, 1);
  return now.getTime() >= closing ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
}
