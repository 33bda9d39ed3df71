const SHOWN = new Set(['total', 'age_band_cco', 'age_band_dfe', 'sex']);

/** True for the groups of children that are shown unless another is asked for: all, by age, by sex. */
export function isShown(breakdown: string): boolean {
  return SHOWN.has(breakdown);
}
