import type { Figure } from '../../../schemas/api/evidence-figure.ts';
import { formatAsPrinted, formatValue } from '../../shared/charts/format-value.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const printed = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** The figure as text: published ones as printed, computed ones with the decimals of their unit, missing ones in words. */
export function formatFigure(figure: Figure): string {
  if (figure.value === null) return figure.missing ?? 'not available';
  if (figure.unit === 'pounds') return `£${whole.format(figure.value)}`;
  if (figure.unit === 'children') return whole.format(figure.value);
  return figure.source.kind === 'computed'
    ? formatValue(figure.value, figure.unit)
    : formatAsPrinted(figure.value, figure.unit);
}

/** The numerator and denominator, such as `52 of 360`. Returns '' when they are not known. */
export function formatCounts(figure: Figure): string {
  const { numerator, denominator } = figure;
  if (numerator === null || denominator === null) return '';
  return `${printed.format(numerator)} of ${printed.format(denominator)}`;
}

/** The 95% interval, such as `11.2% to 18.4%`. Returns '' when there is none. */
export function formatInterval(figure: Figure): string {
  if (figure.interval === null) return '';
  const { low, high } = figure.interval;
  return `${formatValue(low, figure.unit)} to ${formatValue(high, figure.unit)}`;
}
