import type { FigureDetails } from './figure-book.ts';

const FEWEST = 3;

/**
 * A sum or mean over fewer than three councils is left out: from it and its own figure, a council could work out what
 * another has sent.
 */
export function hideFewCouncils(details: FigureDetails): FigureDetails {
  const counted = details.councils?.counted ?? FEWEST;
  if (counted === 0 || counted >= FEWEST) return details;
  return {
    ...details,
    value: null,
    numerator: null,
    denominator: null,
    interval: null,
    missing: 'too few councils',
  };
}
