import { birthdayOf } from '../../../days.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { AnyRow, Day } from '../../../table.ts';
import type { CareChild } from '../../tables.ts';

/**
 * The child's date of birth in the Header. Null when it is not given or cannot be read. A rule that uses it declares
 * `Header: ['DOB']`.
 */
export function birthOf(child: CareChild): Day | null {
  return child.Header.row?.DOB ?? null;
}

/** True when a person is `years` old or older on a day. False when either day is not known. */
export function hasReached(years: number, birth: Day | null, on: Day | null): boolean {
  return on !== null && birthdayOf(birth, years) <= on;
}

/** True when a person is younger than `years` on a day. False when either day is not known. */
export function isUnder(years: number, birth: Day | null, on: Day | null): boolean {
  return on !== null && birthdayOf(birth, years) > on;
}

/** The failing rows and, when there are any, the Header row with the date of birth: for rules that point at both. */
export function andDateOfBirth(
  { Header }: CareChild,
  failing: readonly AnyRow[],
): readonly AnyRow[] {
  const { row } = Header;
  return failing.length === 0 || row === undefined ? failing : [...failing, row];
}

/**
 * The birthday on which a person reaches the age of `years`, if it falls in the collection year. Null when it does not
 * or is not known.
 */
export function birthdayInYear(
  years: number,
  birth: Day | null,
  { yearStart, yearEnd }: ReturnContext,
): Day | null {
  const birthday = birthdayOf(birth, years);
  return birthday >= yearStart && birthday <= yearEnd ? birthday : null;
}
