import type { Figure } from '../../schemas/api/evidence-figure.ts';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const printed = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const exact = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** The figure as people read it: published ones as printed, computed ones to one decimal, and words where there is none. */
export function formatFigure(figure: Figure): string {
  if (figure.value === null) return figure.missing ?? 'not available';
  const decimals = figure.source.kind === 'computed' ? exact : printed;
  if (figure.unit === '%') return `${decimals.format(figure.value)}%`;
  if (figure.unit === 'pounds') return `£${whole.format(figure.value)}`;
  return figure.unit === 'children' ? whole.format(figure.value) : printed.format(figure.value);
}

/** The numerator and denominator, such as `52 of 360`, or empty words where they are not known. */
export function formatCounts(figure: Figure): string {
  const { numerator, denominator } = figure;
  if (numerator === null || denominator === null) return '';
  return `${printed.format(numerator)} of ${printed.format(denominator)}`;
}

/** The ends of the 95 % interval, such as `11.2% to 18.4%`, or empty words. */
export function formatInterval(figure: Figure): string {
  if (figure.interval === null) return '';
  const { low, high } = figure.interval;
  return `${exact.format(low)}% to ${exact.format(high)}%`;
}
