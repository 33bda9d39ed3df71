const NUMBER = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const PERCENTAGE = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A figure as people read it: one decimal with its sign for `%`, else at most one decimal and no unit. */
export function formatValue(value: number | null, unit: string): string {
  if (value === null) return 'not available';
  return unit === '%' ? `${PERCENTAGE.format(value)}%` : NUMBER.format(value);
}

/** A figure without more decimals than it has: a tick of an axis, or a percentage that was published whole. */
export function formatAsPrinted(value: number | null, unit: string): string {
  if (value === null) return 'not available';
  return `${NUMBER.format(value)}${unit === '%' ? '%' : ''}`;
}
