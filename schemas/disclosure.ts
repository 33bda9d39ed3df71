/**
 * The fewest councils that a computed sum or mean may cover. From a figure of two, a council could subtract its own
 * part and learn the other's.
 */
export const FEWEST_COUNCILS = 3;

/** A rate with a smaller denominator is shown with a mark: chance alone can move it a long way. */
export const SMALL_DENOMINATOR = 30;

/** True when a sum or mean over this number of councils would reveal one council's data. */
export function revealsACouncil(councils: number): boolean {
  return councils > 0 && councils < FEWEST_COUNCILS;
}

/** True when a figure is marked as one with a small denominator. */
export function isSmall(denominator: number): boolean {
  return denominator > 0 && denominator < SMALL_DENOMINATOR;
}
