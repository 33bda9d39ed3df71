import {
  daysFrom,
  isBlank,
  isFilled,
  isOneOf,
  isOnOrAfter,
  isOnOrBefore,
} from '../../../predicates.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild, EpisodeRow } from '../../tables.ts';
import { isSamePostcode } from './places.ts';

const TEMPORARY = ['T0', 'T1', 'T2', 'T3', 'T4'];
export const FOSTER = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'];
export const ADOPTION = ['A3', 'A4', 'A5', 'A6'];

const OTHER_UNTIL_2025 = ['Z1'];
const OTHER_FROM_2026 = ['Z11', 'Z12', 'Z13', 'Z14'];

/** An "other" placement: Z1 until 2024-25, Z11 to Z14 from 2025-26. */
export function isOtherPlacement(episode: EpisodeRow, context: ReturnContext): boolean {
  return isOneOf(episode.PLACE, context.rulesYear >= 2026 ? OTHER_FROM_2026 : OTHER_UNTIL_2025);
}

/** Short breaks (V3, V4). */
export function isRespite(episode: EpisodeRow): boolean {
  return isOneOf(episode.LS, ['V3', 'V4']);
}

/** Temporarily away from the usual placement: hospital, holiday or other (T0 to T4). */
export function isTemporary(episode: EpisodeRow): boolean {
  return isOneOf(episode.PLACE, TEMPORARY);
}

/** With foster carers (U1 to U6). */
export function isFoster(episode: EpisodeRow): boolean {
  return isOneOf(episode.PLACE, FOSTER);
}

/** Placed for adoption (A3 to A6). */
export function isPlacedForAdoption(episode: EpisodeRow): boolean {
  return isOneOf(episode.PLACE, ADOPTION);
}

/** No end date. */
export function isOpen(episode: EpisodeRow): boolean {
  return isBlank(episode.DEC);
}

/** Ended, but care continued in another episode (X1). */
export function isCarriedOn(episode: EpisodeRow): boolean {
  return episode.REC === 'X1';
}

/** Ended, and so did care: any end reason except X1. */
export function isEndOfCare(episode: EpisodeRow): boolean {
  return isFilled(episode.REC) && !isCarriedOn(episode);
}

/** Continues an earlier period of care (any reason except S). */
export function isContinuing(episode: EpisodeRow): boolean {
  return isOneOf(episode.RNE, ['P', 'L', 'T', 'U', 'B']);
}

/** Legal status differs between two episodes. */
export function hasOtherLegalStatus(episode: EpisodeRow, other: EpisodeRow): boolean {
  return episode.LS !== other.LS;
}

/** Placement type, postcode, provider or provider's reference number differs between two episodes. */
export function hasOtherPlacement(episode: EpisodeRow, other: EpisodeRow): boolean {
  return (
    episode.PLACE !== other.PLACE ||
    !isSamePostcode(episode.PL_POST, other.PL_POST) ||
    episode.URN !== other.URN ||
    episode.PLACE_PROVIDER !== other.PLACE_PROVIDER
  );
}

/** The day an episode ended; the last day of the year while it is open. */
export function endOrYearEnd(episode: EpisodeRow, context: ReturnContext): Day {
  return episode.DEC ?? context.yearEnd;
}

/** Days from start to end. An open episode counts to the last day of the year. */
export function daysLong(episode: EpisodeRow, context: ReturnContext): number {
  return daysFrom(episode.DECOM, endOrYearEnd(episode, context));
}

/** Days of an episode that fall in the year. */
export function daysInYear(episode: EpisodeRow, context: ReturnContext): number {
  const start = Math.max(episode.DECOM ?? Number.NaN, context.yearStart);
  return Math.max(0, Math.min(endOrYearEnd(episode, context), context.yearEnd) - start);
}

/** Started by the end of the year, and is open or ended in the year or later. */
export function isInYear(episode: EpisodeRow, context: ReturnContext): boolean {
  const hasNotEndedBefore = isOpen(episode) || isOnOrAfter(episode.DEC, context.yearStart);
  return hasNotEndedBefore && isOnOrBefore(episode.DECOM, context.yearEnd);
}

/** The child's latest episode if it is open, as a list of one. Empty when it has ended or cannot be read. */
export function openAtEndOf({ Episodes }: CareChild): readonly EpisodeRow[] {
  return Episodes.latest().filter(isOpen);
}
