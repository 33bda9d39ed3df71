/**
 * The units of figures: what numerator divided by denominator is multiplied by, the decimals of a computed figure
 * (published ones are shown as published), and the change from one release to the next above which people are notified.
 */
export const UNITS = {
  '%': { factor: 100, decimals: 1, tellAbove: 0.5 },
  ratio: { factor: 1, decimals: 2, tellAbove: 0.05 },
  days: { factor: 1, decimals: 1, tellAbove: 5 },
  'per 1,000 days': { factor: 1000, decimals: 2, tellAbove: 0.1 },
  count: { factor: 1, decimals: 0, tellAbove: 5 },
  'cases a worker': { factor: 1, decimals: 1, tellAbove: 0.5 },
} as const;

export type Unit = keyof typeof UNITS;

/** Decimals of a computed figure. Undefined for a unit that is not in the catalogue. */
export function decimalsOf(unit: string): number | undefined {
  return unit in UNITS ? UNITS[unit as Unit].decimals : undefined;
}

/**
 * People are notified of a change above this, in the unit. 0, so every change, for a unit that is not in the catalogue.
 */
export function tellAbove(unit: string): number {
  return unit in UNITS ? UNITS[unit as Unit].tellAbove : 0;
}
