/** The collection years whose shapes, codes and rules are held. Year N runs from 1 April N-1 to 31 March N. */
export const FIRST_YEAR = 2023;
export const LAST_YEAR = 2027;

/** The year whose shapes, codes and rules a return is read with: earlier returns use 2023's, later ones 2027's. */
export function shapeYear(collectionYear: number): number {
  return Math.min(LAST_YEAR, Math.max(FIRST_YEAR, collectionYear));
}
