/** One figure for every collection year, or a figure for each. */
export type ByYear = number | Readonly<Record<number, number>>;

/** Options for one council's invented children. Shares are between 0 and 1. */
export interface CouncilOptions {
  /** The council's three-digit code. */
  readonly laCode: string;
  /** Collection years to write a return for, one after the other. */
  readonly years: readonly number[];
  /** Children looked after on 31 March. */
  readonly children: ByYear;
  /** Share of them with three or more placements in the year. */
  readonly placements3PlusShare: ByYear;
  /** Share of them with three or more social workers in the year. */
  readonly socialWorkers3PlusShare: ByYear;
  /** Share of children entering care who are unaccompanied asylum seekers. Default: a realistic share. */
  readonly unaccompaniedShare?: number;
  /** Any text or number; the same seed gives the same bytes. */
  readonly seed: string | number;
}

/** The figure of a year, or else of the nearest year. Throws a RangeError if there is none. */
export function figureOfYear(figures: ByYear, year: number): number {
  if (typeof figures === 'number') return figures;
  const years = Object.keys(figures).map(Number);
  years.sort((one, other) => Math.abs(one - year) - Math.abs(other - year) || other - one);
  const nearest = years[0] === undefined ? undefined : figures[years[0]];
  if (nearest === undefined) throw new RangeError('A figure is needed for at least one year.');
  return nearest;
}

/** The years of the histories: those of the returns and the one before. */
export function historyYears(options: CouncilOptions): number[] {
  const first = Math.min(...options.years);
  const last = Math.max(...options.years);
  return Array.from({ length: last - first + 2 }, (_, index) => first - 1 + index);
}
