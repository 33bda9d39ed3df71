import { decimalsOf } from '../../../schemas/measures/units.ts';

const PRINTED = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** The text of a computed figure, with the decimals of its unit, and `%` for percentages. */
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

/** The text of a figure without added decimals: for axis ticks, and for percentages published as whole numbers. */
export function formatAsPrinted(value: number | null, unit: string): string {
  if (value === null) return 'not available';
  return `${PRINTED.format(value)}${unit === '%' ? '%' : ''}`;
}
