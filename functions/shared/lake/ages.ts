import { ageOn as yearsOn } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';

/** Age in complete years on a day, or null when either is not known or the day is before birth. */
export function ageOn(birth: Day | null | undefined, day: Day | null | undefined): number | null {
  const isKnown = birth != null && day != null && !Number.isNaN(birth) && !Number.isNaN(day);
  return isKnown && day >= birth ? yearsOn(birth, day) : null;
}
