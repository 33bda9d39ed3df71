import type { Threshold } from './return-check.ts';

const PER_CENT = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 0 });

/** "63 of 205 (31 %)". A share that is not 0 or all is never rounded to 0 % or 100 %. */
export function shareInWords(part: number, whole: number): string {
  const share = part / whole;
  const kept = part === 0 || part === whole ? share : Math.min(0.99, Math.max(0.01, share));
  const percent = PER_CENT.format(kept).replace('%', ' %');
  return `${countInWords(part)} of ${countInWords(whole)} (${percent})`;
}

/** A count with separated thousands. */
export function countInWords(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A threshold with its unit: "5 %", "10 rows". */
export function thresholdInWords({ value, unit }: Threshold): string {
  if (unit === 'share') return PER_CENT.format(value).replace('%', ' %');
  return `${countInWords(value)} ${unit}`;
}
