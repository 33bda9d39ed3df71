import type { Day } from '../../../table.ts';
import type { CareChild, SwEpisodeRow } from '../../tables.ts';

/**
 * `askedIfFilled` for the rules on sequence: they check rows with unreadable dates too. The place of a row with an
 * unknown start is not known, nor which rows come before and after it.
 */
export const SEQUENCE_ASKED_IF_FILLED = ['SW_DECOM', 'SW_DEC'];

/** The most days between the end of one episode and the start of the next. */
export const DAYS_BETWEEN_WORKERS = 7;

/** The social worker episodes of a child, in order as far as it is known. */
export interface WorkerSequence {
  /** Episodes whose start is known, in order. */
  readonly placed: readonly SwEpisodeRow[];
  /** Episodes that may come anywhere before, between or after those. */
  readonly unplaced: readonly SwEpisodeRow[];
}

function isKnown(day: Day | null): day is Day {
  return day !== null && !Number.isNaN(day);
}

/** The social worker episodes of a child for the rules on sequence. */
export function workersInOrder({ SWEpisodes: { rows } }: CareChild): WorkerSequence {
  // A child's only episode is the latest, whenever it began.
  if (rows.length < 2) return { placed: rows, unplaced: [] };
  return {
    placed: rows.filter(({ SW_DECOM }) => isKnown(SW_DECOM)),
    unplaced: rows.filter(({ SW_DECOM }) => !isKnown(SW_DECOM)),
  };
}
