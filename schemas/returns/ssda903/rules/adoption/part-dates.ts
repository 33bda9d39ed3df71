import { dayOf } from '../../../days.ts';
import type { Day } from '../../../table.ts';

const PART_DATE = /^(\d{2}|ZZ)\/(\d{2}|ZZ)\/(\d{4}|ZZZZ)$/;
const LEAP_YEAR = 2000;

/**
 * The earliest day that a date with unknown parts (ZZ, ZZZZ) can mean. Minus infinity when the year is not known. Null
 * when no such day exists, as for 30/02/ZZZZ.
 */
export function earliestDay(text: string): Day | null {
  const [, day = '', month = '', year = ''] = PART_DATE.exec(text) ?? [];
  const first = dayOf(
    year === 'ZZZZ' ? LEAP_YEAR : Number(year),
    month === 'ZZ' ? 1 : Number(month),
    day === 'ZZ' ? 1 : Number(day),
  );
  return first !== null && year === 'ZZZZ' ? Number.NEGATIVE_INFINITY : first;
}
