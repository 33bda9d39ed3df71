import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { wordsOfBreakdown } from '../../schemas/measures/breakdowns.ts';
import { symbolInWords } from '../../schemas/symbols.ts';
import { formatAsPrinted, formatValue } from '../shared/charts/format-value.ts';

/** A figure in words for a table: its value, the symbol in its place, or that nobody was there to count. */
export function figureWords(figure: MeasureFigure, unit: string): string {
  const format = figure.basis === 'published' ? formatAsPrinted : formatValue;
  if (figure.value !== null) return format(figure.value, unit);
  return figure.availability === 'available' ? 'nobody to count' : figure.availability;
}

/** The 95 % interval of a figure in words; empty where it has none. */
export function intervalWords(figure: MeasureFigure | undefined, unit: string): string {
  if (figure === undefined || figure.intervalLow === null || figure.intervalHigh === null)
    return '';
  return `${formatValue(figure.intervalLow, unit)} to ${formatValue(figure.intervalHigh, unit)}`;
}

/** What each symbol among the figures stands for, in order of symbol. */
export function symbolsOf(figures: readonly MeasureFigure[]): { symbol: string; words: string }[] {
  const used = new Set(
    figures.filter(({ value }) => value === null).map(({ availability }) => availability),
  );
  return [...used]
    .filter((symbol) => symbol !== 'available')
    .sort()
    .map((symbol) => ({ symbol, words: symbolInWords(symbol) }));
}

/** A group of children in words: `All children`, `Sex: Female`. */
export function groupWords(breakdown: string, category: string): string {
  const { title, bands } = wordsOfBreakdown(breakdown);
  if (breakdown === 'total') return title;
  return `${title}${bands === undefined ? '' : ` (${bands})`}: ${category}`;
}
