import type { Day } from './table.ts';

const MS_PER_DAY = 86_400_000;
const DATE = /^(\d{2})\/(\d{2})\/(\d{4})$/;

/** The day of a calendar date (month 1 to 12), or null when there is no such date. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const time = Date.UTC(year, month - 1, day);
  const date = new Date(time);
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? time / MS_PER_DAY : null;
}

/** Reads DD/MM/YYYY; null when the text has another form or names no real date. */
export function parseDay(text: string): Day | null {
  const parts = DATE.exec(text);
  return parts === null ? null : dayOf(Number(parts[3]), Number(parts[2]), Number(parts[1]));
}

/** The year, month (1 to 12) and day of the month of a day. */
export function calendarOf(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The birthday on which somebody completes so many years; 1 March of common years for a birth on 29 February. `NaN` where the birth is not known. */
export function birthdayOf(birth: Day | null, years: number): Day {
  if (birth === null || Number.isNaN(birth)) return Number.NaN;
  const born = calendarOf(birth);
  return Date.UTC(born.year + years, born.month - 1, born.day) / MS_PER_DAY;
}

/** Writes a day as DD/MM/YYYY. */
export function formatDay(day: Day): string {
  const date = calendarOf(day);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(date.day)}/${two(date.month)}/${String(date.year).padStart(4, '0')}`;
}

/** Age in complete years on a day; a child born on 29 February has a birthday on 1 March in common years. */
export function ageOn(birth: Day, on: Day): number {
  const born = calendarOf(birth);
  const now = calendarOf(on);
  const hadBirthday = now.month > born.month || (now.month === born.month && now.day >= born.day);
  return now.year - born.year - (hadBirthday ? 0 : 1);
}

/** The first and last day of collection year N: 1 April N-1 to 31 March N. */
export function windowOf(collectionYear: number): { yearStart: Day; yearEnd: Day } {
  return {
    yearStart: Date.UTC(collectionYear - 1, 3, 1) / MS_PER_DAY,
    yearEnd: Date.UTC(collectionYear, 2, 31) / MS_PER_DAY,
  };
}
