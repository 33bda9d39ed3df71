/** A computed sum or mean rests on at least so many councils: from one of two, less its own part, a council learns the other's. */
export const FEWEST_COUNCILS = 3;

/** A rate of fewer than this is shown and marked: chance alone moves it a good deal. */
export const SMALL_DENOMINATOR = 30;

/** True when a sum or mean over this many councils would show what one of them has sent. */
export function revealsACouncil(councils: number): boolean {
  return councils > 0 && councils < FEWEST_COUNCILS;
}

/** True when a figure is marked as one of few. */
export function isSmall(denominator: number): boolean {
  return denominator > 0 && denominator < SMALL_DENOMINATOR;
}
