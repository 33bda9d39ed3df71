import type { CareChild } from '../../tables.ts';

/** Has an episode in the return, readable or not. A rule that uses it declares `Episodes`. */
export function hasEpisode(child: CareChild): boolean {
  return child.Episodes.count > 0;
}

/**
 * A care leaver who was not looked after: in the care leavers table (OC3), without an episode. A rule that uses it
 * declares `Episodes` and, in `withIfSent`, `OC3`.
 */
export function isOnlyCareLeaver(child: CareChild): boolean {
  return child.OC3.count > 0 && !hasEpisode(child);
}

/**
 * `askedIfFilled` for a rule to which the order of rows does not matter: a row with an unreadable start is checked too.
 */
export const STARTS_NOT_READ = [
  ...['DECOM', 'MIS_START', 'REVIEW', 'DATE_PLACED', 'SW_DECOM', 'DOLO_START'],
];
