const SYMBOLS: Readonly<Record<string, string>> = {
  c: 'hidden to protect children',
  x: 'not available',
  z: 'not applicable',
  u: 'too unreliable to print',
  k: 'rounds to nought but is not nought',
  low: 'rounds to nought but is not nought',
};

/** Why a published figure is missing, from the symbol printed in its place (DfE's statistical conventions). */
export function symbolInWords(symbol: string | null | undefined): string {
  if (symbol === null || symbol === undefined || symbol === '') return 'not published';
  return SYMBOLS[symbol] ?? 'not available';
}
