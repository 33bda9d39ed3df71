import type { Day, Value } from './table.ts';

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeap ? 29 : 28;
}

/** The day of a calendar date (month 1 to 12), or null when there is no such date. */
export function dayOf(year: number, month: number, day: number): Day | null {
  // No return has dates before the year 100.
  const isReal = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  return isReal ? dayOfReal(year, month, day) : null;
}

const ZERO = 48;
const SLASH = 47;

/** The number written by the digits between two positions of a text. `NaN` when a character is not a digit. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * Reads DD/MM/YYYY between two positions of a text. Null when the text there has another form or is not a real date.
 */
export function dayAt(text: string, from: number, to: number): Day | null {
  if (to - from !== 10) return null;
  if (text.charCodeAt(from + 2) !== SLASH || text.charCodeAt(from + 5) !== SLASH) return null;
  const day = digitsAt(text, from, from + 2);
  const month = digitsAt(text, from + 3, from + 5);
  return dayOf(digitsAt(text, from + 6, to), month, day);
}

/** Reads DD/MM/YYYY. Null when the text has another form or is not a real date. */
export function parseDay(text: string): Day | null {
  return dayAt(text, 0, text.length);
}

const DAYS_PER_400_YEARS = 146_097;
/** From 1 March of the year 0 to 1 January 1970. */
const DAYS_TO_1970 = 719_468;

/**
 * The year, month (1 to 12) and day of the month of a day. Arithmetic on years that begin in March, so that the leap
 * day comes last: rules call this a million times, and a Date object takes ten times as long.
 */
export function calendarOf(day: Day): { year: number; month: number; day: number } {
  const since = day + DAYS_TO_1970;
  const cycle = Math.floor(since / DAYS_PER_400_YEARS);
  const inCycle = since - cycle * DAYS_PER_400_YEARS;
  const leapDays =
    Math.floor(inCycle / 1460) -
    Math.floor(inCycle / 36_524) +
    Math.floor(inCycle / (DAYS_PER_400_YEARS - 1));
  const yearInCycle = Math.floor((inCycle - leapDays) / 365);
  const century = Math.floor(yearInCycle / 100);
  const inYear = inCycle - (365 * yearInCycle + Math.floor(yearInCycle / 4) - century);
  const monthFromMarch = Math.floor((5 * inYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearInCycle + cycle * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: inYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1 };
}

/** The day of a date that is known to be real. A day after the end of its month counts into the next month. */
function dayOfReal(year: number, month: number, day: number): Day {
  const inMarchYear = month <= 2 ? year - 1 : year;
  const cycle = Math.floor(inMarchYear / 400);
  const yearInCycle = inMarchYear - cycle * 400;
  const inYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearInCycle / 4) - Math.floor(yearInCycle / 100);
  return cycle * DAYS_PER_400_YEARS + yearInCycle * 365 + leapDays + inYear - DAYS_TO_1970;
}

/**
 * The birthday on which a person reaches the age of `years`. 1 March in common years for a birth on 29 February. `NaN`
 * when the date of birth is not known.
 */
export function birthdayOf(birth: Day | null, years: number): Day {
  if (birth === null || Number.isNaN(birth)) return Number.NaN;
  const born = calendarOf(birth);
  return dayOfReal(born.year + years, born.month, born.day);
}

/** Writes a day as DD/MM/YYYY. */
export function formatDay(day: Day): string {
  const date = calendarOf(day);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${two(date.day)}/${two(date.month)}/${String(date.year).padStart(4, '0')}`;
}

/** Age in complete years on a day. A child born on 29 February has their birthday on 1 March in common years. */
export function ageOn(birth: Day, on: Day): number {
  const born = calendarOf(birth);
  const now = calendarOf(on);
  const hadBirthday = now.month > born.month || (now.month === born.month && now.day >= born.day);
  return now.year - born.year - (hadBirthday ? 0 : 1);
}

/**
 * Age in complete years from two cells. Null when either cell has no readable date, or when the day is before birth.
 */
export function ageIfKnown(birth: Value | undefined, on: Value | undefined): number | null {
  if (typeof birth !== 'number' || typeof on !== 'number') return null;
  // Also false for an unreadable day (NaN).
  return on >= birth ? ageOn(birth, on) : null;
}

/** The first and last day of collection year N: 1 April N-1 to 31 March N. */
export function windowOf(collectionYear: number): { yearStart: Day; yearEnd: Day } {
  return {
    yearStart: dayOfReal(collectionYear - 1, 4, 1),
    yearEnd: dayOfReal(collectionYear, 3, 31),
  };
}
