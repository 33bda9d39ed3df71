/** What a figure can be printed in, with the decimals that a computed one has. Published ones are printed as they were. */
export const UNITS = {
  '%': { decimals: 1 },
  ratio: { decimals: 2 },
  days: { decimals: 1 },
  'per 1,000 days': { decimals: 2 },
  count: { decimals: 0 },
  'cases a worker': { decimals: 1 },
} as const;

export type Unit = keyof typeof UNITS;

/** Decimals of a computed figure, undefined for a unit that is not of the catalogue. */
export function decimalsOf(unit: string): number | undefined {
  return unit in UNITS ? UNITS[unit as Unit].decimals : undefined;
}
