const SHOWN = new Set(['total', 'age_band_cco', 'age_band_dfe', 'sex']);

/** True for the breakdowns shown by default: all children, by age, by sex. */
export function isShown(breakdown: string): boolean {
  return SHOWN.has(breakdown);
}
