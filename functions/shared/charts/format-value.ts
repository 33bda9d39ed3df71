import { decimalsOf } from '../../../schemas/measures/units.ts';

const PRINTED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A computed figure as people read it, with the decimals of its unit and a sign for `%`. */
export function formatValue(value: number | null, unit: string): string {
  if (value === null) return 'not available';
  return `${numberOf(unit).format(value)}${unit === '%' ? '%' : ''}`;
}

function numberOf(unit: string): Intl.NumberFormat {
  const decimals = decimalsOf(unit);
  if (decimals === undefined) return PRINTED;
  return new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** A figure without more decimals than it has: a tick of an axis, or a percentage that was published whole. */
export function formatAsPrinted(value: number | null, unit: string): string {
  if (value === null) return 'not available';
  return `${PRINTED.format(value)}${unit === '%' ? '%' : ''}`;
}
