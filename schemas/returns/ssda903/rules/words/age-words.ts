import { birthdayOf } from '../../../days.ts';
import type { Day } from '../../../table.ts';
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
