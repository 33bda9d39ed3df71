import { birthdayOf } from '../../../days.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { AnyRow, Day } from '../../../table.ts';
import type { CareChild } from '../../tables.ts';

/** The child's date of birth in the Header; null when it is not there or cannot be read. A rule that asks reads `Header: ['DOB']`. */
export function birthOf(child: CareChild): Day | null {
  return child.Header.row?.DOB ?? null;
}

/** True when somebody has completed so many years by a day. False while either day is not known. */
export function hasReached(years: number, birth: Day | null, on: Day | null): boolean {
  return on !== null && birthdayOf(birth, years) <= on;
}

/** True when somebody has not yet completed so many years on a day. False while either day is not known. */
export function isUnder(years: number, birth: Day | null, on: Day | null): boolean {
  return on !== null && birthdayOf(birth, years) > on;
}

/** Failing rows and, where there are any, the Header row that says when the child was born: for rules that point at both. */
export function andDateOfBirth(
  { Header }: CareChild,
  failing: readonly AnyRow[],
): readonly AnyRow[] {
  const { row } = Header;
  return failing.length === 0 || row === undefined ? failing : [...failing, row];
}

/** The birthday on which somebody completes so many years, where it falls in the year; null where it does not or is not known. */
export function birthdayInYear(
  years: number,
  birth: Day | null,
  { yearStart, yearEnd }: ReturnContext,
): Day | null {
  const birthday = birthdayOf(birth, years);
  return birthday >= yearStart && birthday <= yearEnd ? birthday : null;
}
