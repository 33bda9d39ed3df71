import { parseDay } from './days.ts';
import type { Day, Value } from './table.ts';

/** The day of a date written DD/MM/YYYY in the code of a rule. Throws when it is not a real date. */
export function date(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`${text} is not a date.`);
  return day;
}

/** True when a cell is blank. */
export function isBlank(value: Value): boolean {
  return value === null;
}

/** True when a cell is filled, readable or not. */
export function isFilled(value: Value): boolean {
  return value !== null;
}

/** True when a cell holds one of the codes. False for a blank. */
export function isOneOf(value: Value, codes: readonly string[]): boolean {
  return typeof value === 'string' && codes.includes(value);
}

/** True when both days are known and the first is earlier. */
export function isBefore(day: Day | null, other: Day | null): boolean {
  return day !== null && other !== null && day < other;
}

/** True when both days are known and the first is later. */
export function isAfter(day: Day | null, other: Day | null): boolean {
  return day !== null && other !== null && day > other;
}

/** True when both days are known and the first is not later. */
export function isOnOrBefore(day: Day | null, other: Day | null): boolean {
  return day !== null && other !== null && day <= other;
}

/** True when both days are known and the first is not earlier. */
export function isOnOrAfter(day: Day | null, other: Day | null): boolean {
  return day !== null && other !== null && day >= other;
}

/** True when both days are known and the same. */
export function isSameDay(day: Day | null, other: Day | null): boolean {
  return day !== null && day === other;
}

/** True when both days are known and differ. */
export function isOtherDay(day: Day | null, other: Day | null): boolean {
  return isBefore(day, other) || isAfter(day, other);
}

/** Days from one day to another. `NaN` when one is not known, so that every comparison is false. */
export function daysFrom(start: Day | null, end: Day | null): number {
  return start === null || end === null ? Number.NaN : end - start;
}
