import type { MeasureFigure } from '../../schemas/api/measures.ts';
import { formatAsPrinted, formatValue } from '../shared/charts/format-value.ts';

const SYMBOLS: Readonly<Record<string, string>> = {
  x: 'not available, for example because a return is missing',
  c: 'withheld by the publisher, because the numbers are small',
  z: 'not applicable: there was nobody to count',
  k: 'rounds to nothing',
  u: 'withheld by the publisher as unreliable',
  low: 'rounds to nothing',
};

/** A figure in words for a table: its value, the symbol in its place, or that nobody was there to count. */
export function figureWords(figure: MeasureFigure, unit: string): string {
  const format = figure.basis === 'published' ? formatAsPrinted : formatValue;
  if (figure.value !== null) return format(figure.value, unit);
  return figure.availability === 'available' ? 'nobody to count' : figure.availability;
}

/** What each symbol among the figures stands for, in order of symbol. */
export function symbolsOf(figures: readonly MeasureFigure[]): { symbol: string; words: string }[] {
  const used = new Set(
    figures.filter(({ value }) => value === null).map(({ availability }) => availability),
  );
  return [...used]
    .filter((symbol) => symbol !== 'available')
    .sort()
    .map((symbol) => ({ symbol, words: SYMBOLS[symbol] ?? 'as published' }));
}

const BREAKDOWNS: Readonly<Record<string, string>> = {
  age_band_cco: 'Age (0 to 4, 5 to 11, 12 to 15, 16 and over)',
  age_band_dfe: 'Age (under 1, 1 to 4, 5 to 9, 10 to 15, 16 and over)',
  sex: 'Sex',
};

/** A group of children in words: `All children`, `Sex: Female`. */
export function groupWords(breakdown: string, category: string): string {
  if (breakdown === 'total') return 'All children';
  return `${BREAKDOWNS[breakdown] ?? breakdown}: ${category}`;
}
