import { isAfter, isFilled, isOnOrAfter, isOnOrBefore } from '../../../predicates.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild, EpisodeRow, TableRow } from '../../tables.ts';
import { isAdopted } from './periods-of-care.ts';

export type AdoptionRow = TableRow<'AD1'>;
export type DecisionRow = TableRow<'PlacedAdoption'>;

/** The items of AD1, the data on an adoption. */
export const ADOPTION_ITEMS = [
  'DATE_INT',
  'DATE_MATCH',
  'FOSTER_CARE',
  'NB_ADOPTR',
  'SEX_ADOPTR',
  'LS_ADOPTR',
] as const;

/**
 * `askedIfFilled` for a rule to which the order of episodes and decisions does not matter: a row with an unreadable
 * start is checked too.
 */
export const ORDER_NOT_READ = ['DECOM', 'DATE_PLACED'];

/** At least one item of AD1 is filled. */
export function hasAdoptionItems(adoption: AdoptionRow): boolean {
  return ADOPTION_ITEMS.some((item) => isFilled(adoption[item]));
}

/** Every item of AD1 is filled. */
export function hasAllAdoptionItems(adoption: AdoptionRow): boolean {
  return ADOPTION_ITEMS.every((item) => isFilled(adoption[item]));
}

/** Ended in adoption within the year. */
export function isAdoptedInYear(
  episode: EpisodeRow,
  { yearStart, yearEnd }: ReturnContext,
): boolean {
  return (
    isAdopted(episode) && isOnOrAfter(episode.DEC, yearStart) && isOnOrBefore(episode.DEC, yearEnd)
  );
}

/** The decision to place for adoption was reversed: the day is given. */
export function isReversed(decision: DecisionRow): boolean {
  return isFilled(decision.DATE_PLACED_CEASED);
}

/** The day or the reason of a reversal is given. */
export function hasReversalItems(decision: DecisionRow): boolean {
  return isReversed(decision) || isFilled(decision.REASON_PLACED_CEASED);
}

/** Both the day and the reason of a reversal are given. */
export function hasAllReversalItems(decision: DecisionRow): boolean {
  return isReversed(decision) && isFilled(decision.REASON_PLACED_CEASED);
}

/** Under a placement order (E1). */
export function isUnderPlacementOrder(episode: EpisodeRow): boolean {
  return episode.LS === 'E1';
}

/** Starts care (RNE S). */
export function startsCare(episode: EpisodeRow): boolean {
  return episode.RNE === 'S';
}

/**
 * True when a day is certainly before the first of the child's episodes that pass a test. False when none passes or an
 * episode cannot be read.
 */
export function isBeforeFirst(
  day: Day | null,
  { Episodes }: CareChild,
  test: (episode: EpisodeRow) => boolean,
): boolean {
  return (
    day !== null &&
    Episodes.some(test) &&
    Episodes.none((episode) => test(episode) && !isAfter(episode.DECOM, day))
  );
}
