import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { wordsOfBreakdown } from '../../schemas/measures/breakdowns.ts';
import { symbolInWords } from '../../schemas/symbols.ts';
import { formatAsPrinted, formatValue } from '../shared/charts/format-value.ts';

/** The text of a figure in a table: its value, its symbol, or that there were no children to count. */
export function figureWords(figure: MeasureFigure, unit: string): string {
  const format = figure.basis === 'published' ? formatAsPrinted : formatValue;
  if (figure.value !== null) return format(figure.value, unit);
  return figure.availability === 'available' ? 'no children' : figure.availability;
}

/** The text of a figure's 95% interval. Empty when it has none. */
export function intervalWords(figure: MeasureFigure | undefined, unit: string): string {
  if (figure === undefined || figure.intervalLow === null || figure.intervalHigh === null)
    return '';
  return `${formatValue(figure.intervalLow, unit)} to ${formatValue(figure.intervalHigh, unit)}`;
}

/** The symbols used among the figures with their meanings, in order of symbol. */
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
