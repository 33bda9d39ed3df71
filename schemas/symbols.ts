/** The symbols that DfE's statistics show instead of a number, in words. */
export const SYMBOLS = {
  c: 'hidden to protect children',
  x: 'not available',
  z: 'not applicable',
  u: 'too unreliable to print',
  low: 'rounds to zero but is not zero',
  k: 'rounds to zero but is not zero',
} as const;

export type Symbol = keyof typeof SYMBOLS;

/** The symbols as a list for `z.enum`. */
export const SYMBOL_NAMES = Object.keys(SYMBOLS) as [Symbol, ...Symbol[]];

/** A symbol in words. An unknown symbol counts as not available. */
export function symbolInWords(symbol: string): string {
  return symbol in SYMBOLS ? SYMBOLS[symbol as Symbol] : SYMBOLS.x;
}
