import * as z from 'zod';
import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { wholeNumberText } from '../../schemas/api/numbers.ts';
import { SMALL_DENOMINATOR } from '../../schemas/disclosure.ts';
import { type Breakdown, byCategory, wordsOfBreakdown } from '../../schemas/measures/breakdowns.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { figureWords, intervalWords, symbolsOf } from './figure-words.ts';

/** The query of a breakdown page. An invalid release or year is ignored. */
export const BreakdownPageQuery = z.object({
  release: wholeNumberText(1, 999_999).optional().catch(undefined),
  breakdown: z.string().max(40).optional(),
  unit: z.string().max(40).optional(),
  year: wholeNumberText(2000, 2100).optional().catch(undefined),
});

interface Shown {
  readonly release: number;
  readonly breakdown: Breakdown;
  readonly year: number | undefined;
}

interface Row {
  readonly category: string;
  readonly value: string;
  readonly counts: { readonly numerator: number; readonly denominator: number } | undefined;
  readonly interval: string;
}

const UNKNOWN = 'Unknown';
const NOBODY: Omit<Row, 'category'> = {
  value: 'no children',
  counts: { numerator: 0, denominator: 0 },
  interval: '',
};

/** A breakdown of a measure for one unit in one year: all children, then each category, always including Unknown. */
export function breakdownView(
  measure: Measure,
  figures: readonly MeasureFigure[],
  { release, breakdown, year: asked }: Shown,
) {
  const years = [...new Set(figures.map(({ collectionYear }) => collectionYear))].sort(
    (a, b) => b - a,
  );
  const year = years.find((each) => each === asked) ?? years[0];
  const shown = figures.filter(({ collectionYear }) => collectionYear === year);
  const total = shown.find((figure) => figure.breakdown === 'total');
  const cells = shown
    .filter((figure) => figure.breakdown === breakdown)
    .sort((a, b) => byCategory(a.category, b.category));
  const rows = cells.map((figure) => rowOf(figure, measure.unit));
  // An empty category has no row. Unknown is added, so that readers see that no child is in it.
  if (rows.length > 0 && rows.every(({ category }) => category !== UNKNOWN)) {
    rows.push({ category: UNKNOWN, ...NOBODY });
  }
  return {
    release,
    breakdown,
    words: wordsOfBreakdown(breakdown),
    year,
    years,
    total: total && { ...rowOf(total, measure.unit), category: 'All children' },
    rows,
    source: total?.source,
    councils: total && { counted: total.councilsCounted, of: total.councilsTotal },
    symbols: symbolsOf(shown),
    smallDenominator: SMALL_DENOMINATOR,
  };
}

function rowOf(figure: MeasureFigure, unit: string): Row {
  const { category, numerator, denominator } = figure;
  const isCounted = numerator !== null && denominator !== null;
  return {
    category,
    value: figureWords(figure, unit),
    counts: isCounted ? { numerator, denominator } : undefined,
    interval: intervalWords(figure, unit),
  };
}
