import { FIRST_YEAR, LAST_YEAR } from '../../../schemas/returns/ssda903/years.ts';
import { withCorrections } from './corrections.ts';
import { makeChildHistories } from './make-child-histories.ts';
import { withMistakes } from './mistakes.ts';
import type { CouncilOptions } from './options.ts';
import { type ReturnFile, returnRowsOf, writeInventedReturn } from './write-returns.ts';

export interface ReturnsOptions extends CouncilOptions {
  /** Adds 11 realistic mistakes of five kinds to the last year's return. */
  readonly mistakes?: boolean;
}

/**
 * Realistic returns of one council by collection year, from one set of invented histories. The years agree with each other,
 * pass the rules of their year, and are close to the given shares. The same options give the same bytes. Throws a
 * RangeError for a year with unknown codes.
 */
export function makeReturns(options: ReturnsOptions): Record<number, ReturnFile[]> {
  for (const year of options.years) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new RangeError(`Returns can be invented only for ${FIRST_YEAR} to ${LAST_YEAR}.`);
    }
  }
  const histories = makeChildHistories(options);
  const last = Math.max(...options.years);
  const returns = options.years.map((year) => {
    const rows = returnRowsOf(histories, year);
    const isSpoiled = options.mistakes === true && year === last;
    return [year, writeInventedReturn(isSpoiled ? withMistakes(rows, year) : rows)] as const;
  });
  return Object.fromEntries(returns);
}

/** The last year's return of a council after it has fixed most of its mistakes, and a few workers that were wrong. */
export function makeCorrectedReturn(options: CouncilOptions): ReturnFile[] {
  const last = Math.max(...options.years);
  const rows = returnRowsOf(makeChildHistories(options), last);
  return writeInventedReturn(withCorrections(rows, last));
}
