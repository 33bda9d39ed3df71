import type { Day } from '../../../schemas/returns/table.ts';

const MS_A_DAY = 86_400_000;

/** Year, month (1 to 12) and day of a day number. */
export function calendarOf(day: Day): { year: number; month: number; date: number } {
  const utc = new Date(day * MS_A_DAY);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() };
}

/** Day number of a calendar day. */
export function dayOf(year: number, month: number, date: number): Day {
  return Date.UTC(year, month - 1, date) / MS_A_DAY;
}

/**
 * Age in complete years on a day, or null when either is not known or the day is before birth.
 * A child born on 29 February is a year older on 1 March of other years.
 */
export function ageOn(birth: Day | null | undefined, day: Day | null | undefined): number | null {
  if (birth == null || day == null || Number.isNaN(birth) || Number.isNaN(day) || day < birth) {
    return null;
  }
  const born = calendarOf(birth);
  const now = calendarOf(day);
  const isBeforeBirthday =
    now.month < born.month || (now.month === born.month && now.date < born.date);
  return now.year - born.year - (isBeforeBirthday ? 1 : 0);
}
