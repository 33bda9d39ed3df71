import type { Day } from '../../../table.ts';
import type { CareChild, SwEpisodeRow } from '../../tables.ts';

/** The rules of sequence read a row as it is: where a start is not known, so is the row's place, and with it what comes before or after. */
export const SEQUENCE_ASKED_IF_FILLED = ['SW_DECOM', 'SW_DEC'];

/** The social worker episodes of a child in order, as far as that is known. */
export interface WorkerSequence {
  /** Episodes whose start is known, in order. */
  readonly placed: readonly SwEpisodeRow[];
  /** Episodes that may stand anywhere between, before or after those. */
  readonly unplaced: readonly SwEpisodeRow[];
}

function isKnown(day: Day | null): day is Day {
  return day !== null && !Number.isNaN(day);
}

/** A child's social worker episodes as rules of sequence see them. */
export function workersInOrder({ SWEpisodes: { rows } }: CareChild): WorkerSequence {
  // A child's only episode is the latest, whenever it began.
  if (rows.length < 2) return { placed: rows, unplaced: [] };
  return {
    placed: rows.filter(({ SW_DECOM }) => isKnown(SW_DECOM)),
    unplaced: rows.filter(({ SW_DECOM }) => !isKnown(SW_DECOM)),
  };
}
