/**
 * What a figure can be printed in: what numerator divided by denominator is multiplied by, the decimals that a computed one has (published ones are printed as they were), and by
 * more than how much it moves from one release to the next before people are told.
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

/** Decimals of a computed figure, undefined for a unit that is not of the catalogue. */
export function decimalsOf(unit: string): number | undefined {
  return unit in UNITS ? UNITS[unit as Unit].decimals : undefined;
}

/** A move of more than this, in the unit, is told; of a unit that is not of the catalogue, every move. */
export function tellAbove(unit: string): number {
  return unit in UNITS ? UNITS[unit as Unit].tellAbove : 0;
}
