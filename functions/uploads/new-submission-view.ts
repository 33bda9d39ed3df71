import type { FieldProblem } from '../shared/errors.ts';
import { existedInYear } from '../shared/reference-data/council-in-year.ts';
import type { Councils } from '../shared/reference-data/councils.ts';

const OLDEST = 2015;
const NEWEST = 2027;

export interface NewSubmissionView {
  readonly years: readonly number[];
  /** The year whose 31 March has passed most lately. */
  readonly latestYear: number;
  readonly councils: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/**
 * What the form of a new submission offers: the user's councils, and collection years from the one that is running,
 * newest first. Years in which none of the councils existed are left out, unless no year would be left.
 */
export function newSubmissionView(
  councils: Councils,
  { codes, now }: { readonly codes: readonly string[] | 'all'; readonly now: Date },
  problems: readonly FieldProblem[],
): NewSubmissionView {
  const latestYear = latestClosedYear(now);
  const newest = Math.min(latestYear + 1, NEWEST);
  const all = Array.from({ length: newest - OLDEST + 1 }, (_, index) => newest - index);
  const own = codes === 'all' ? [] : codes;
  const histories = own.flatMap((laCode) => councils.history(laCode) ?? []);
  const years = all.filter((year) => histories.some((council) => existedInYear(council, year)));
  return { years: years.length === 0 ? all : years, latestYear, councils: own, problems };
}

function latestClosedYear(now: Date): number {
  const closing = Date.UTC(now.getUTCFullYear(), 3, 1);
  return now.getTime() >= closing ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
}
