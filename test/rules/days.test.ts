import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthdayOf, calendarOf, dayOf, formatDay, parseDay } from '../../schemas/returns/days.ts';

const MS_PER_DAY = 86_400_000;
const anyDay = fc.integer({ min: dayOf(100, 1, 1) ?? 0, max: dayOf(9999, 12, 31) ?? 0 });

describe('days agree with the calendar', () => {
  it('the day after 28 February 1900, 2000 and 2024 is as the Gregorian calendar has it', () => {
    expect([1900, 2000, 2024].map((year) => formatDay((dayOf(year, 2, 28) ?? 0) + 1))).toEqual([
      '01/03/1900',
      '29/02/2000',
      '29/02/2024',
    ]);
  });

  it('every day has the date that the platform gives it, and is read back from it', () => {
    return fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * MS_PER_DAY);
        expect(calendarOf(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(parseDay(formatDay(day))).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  it('a date is real where the platform does not move it', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most });
    return fc.assert(
      fc.property(fc.integer({ min: 100, max: 9999 }), part(14), part(33), (year, month, day) => {
        const time = Date.UTC(year, month - 1, day);
        const date = new Date(time);
        const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
        expect(dayOf(year, month, day)).toBe(isReal ? time / MS_PER_DAY : null);
      }),
      { numRuns: 2000 },
    );
  });

  it('a child born on 29 February has a birthday on 1 March of common years', () => {
    const birth = parseDay('29/02/2008');
    expect([17, 18, 20].map((years) => formatDay(birthdayOf(birth, years)))).toEqual([
      '01/03/2025',
      '01/03/2026',
      '29/02/2028',
    ]);
  });
});
