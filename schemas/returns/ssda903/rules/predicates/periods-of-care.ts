import type { ChildRows } from '../../../child-rows.ts';
import {
  isAfter,
  isBefore,
  isBlank,
  isFilled,
  isOneOf,
  isOnOrBefore,
} from '../../../predicates.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { AnyRow, Day } from '../../../table.ts';
import type { CareChild, EpisodeRow } from '../../tables.ts';
import { isEndOfCare, isInYear, isRespite } from './episodes.ts';
import type { Spell } from './spells.ts';

/** What a rule reads that asks `isTwelveMonthChild`. */
export const TWELVE_MONTH_READS = ['DECOM', 'DEC', 'RNE', 'REC', 'LS'] as const;

function breaksTheYear(episode: EpisodeRow, { yearStart, yearEnd }: ReturnContext): boolean {
  return (
    isRespite(episode) ||
    (episode.RNE === 'S' && isAfter(episode.DECOM, yearStart)) ||
    (isEndOfCare(episode) && isBefore(episode.DEC, yearEnd))
  );
}

/**
 * A 12-month child, looked after continuously throughout the year: in care at some point of it, with no episode that starts
 * care after 1 April, none that ends it before 31 March, and no short breaks. Undefined while an episode cannot be read,
 * and while one has no start, or an end without its reason in the year, unless the others break the year.
 */
export function isTwelveMonthChild(
  { Episodes }: CareChild,
  context: ReturnContext,
): boolean | undefined {
  if (!Episodes.isWhole) return undefined;
  const ofYear = Episodes.where((episode) => isInYear(episode, context));
  if (ofYear.some((episode) => breaksTheYear(episode, context))) return false;
  if (Episodes.some(({ DECOM }) => DECOM === null)) return undefined;
  // It may be the end of care or a move within it.
  const mayHaveEnded = ofYear.some(
    ({ DEC, REC }) => isBlank(REC) && isBefore(DEC, context.yearEnd),
  );
  return mayHaveEnded ? undefined : ofYear.length > 0;
}

/** Unbroken care from its start to its end; the end is null while it goes on. */
export interface PeriodOfCare {
  readonly start: Day;
  readonly end: Day | null;
  readonly episodes: readonly EpisodeRow[];
}

/** What a rule reads that asks `periodsOfCare`. */
export const PERIOD_READS = ['DECOM', 'DEC', 'RNE', 'LS'] as const;

/**
 * The periods of care of a child, short breaks left out: a new one begins with an episode that starts care (RNE S), or where
 * there is a day between two episodes. Undefined while an episode cannot be read, so that nothing is held against a gap that may not be there.
 */
export function periodsOfCare(child: CareChild): readonly PeriodOfCare[] | undefined {
  return periodsAmong(child, (episode) => !isRespite(episode));
}

/** What a rule reads of episodes that asks `outsideCare`. */
export const LOOKED_AFTER_READS = ['DECOM', 'DEC', 'RNE'] as const;

/**
 * Rows whose spell fits none of the times in which the child was looked after, short breaks included. Rows without a
 * start are left to the rules on that; none while an episode cannot be read.
 */
export function outsideCare<R extends AnyRow>(
  child: CareChild,
  rows: ChildRows<R>,
  spellOf: (row: R) => Spell,
  fits: (spell: Spell, time: Spell) => boolean,
): readonly R[] {
  if (rows.count === 0) return [];
  const times = periodsAmong(child, () => true);
  if (times === undefined) return [];
  return rows.where((row) => {
    const spell = spellOf(row);
    return isFilled(spell.start) && !times.some((time) => fits(spell, time));
  });
}

/**
 * True when a day may lie in an episode that ended before the year, which is why the return does not have it: the first
 * episode of the return does not start care, and starts after the day but by the first day of the year. A rule that asks
 * reads DECOM and RNE.
 */
export function mayBeInEarlierEpisode(
  day: Day | null,
  { Episodes }: CareChild,
  { yearStart }: ReturnContext,
): boolean {
  return Episodes.first().some(
    ({ DECOM, RNE }) => RNE !== 'S' && isBefore(day, DECOM) && isOnOrBefore(DECOM, yearStart),
  );
}

/** What of a spell lies in the time of which the return has episodes; without a start where nothing does. */
export function heldPart(spell: Spell, child: CareChild, context: ReturnContext): Spell {
  if (!mayBeInEarlierEpisode(spell.start, child, context)) return spell;
  const heldFrom = child.Episodes.first()[0]?.DECOM ?? null;
  return { start: isOnOrBefore(spell.end, heldFrom) ? null : heldFrom, end: spell.end };
}

function periodsAmong(
  { Episodes }: CareChild,
  counts: (episode: EpisodeRow) => boolean,
): readonly PeriodOfCare[] | undefined {
  if (!Episodes.isWhole || Episodes.some(({ DECOM }) => DECOM === null)) return undefined;
  const runs: EpisodeRow[][] = [];
  for (const episode of Episodes.rows) {
    if (!counts(episode)) continue;
    const run = runs.at(-1);
    if (run === undefined || isNewPeriod(episode, run)) runs.push([episode]);
    else run.push(episode);
  }
  return runs.map((episodes) => ({
    start: episodes[0]?.DECOM ?? Number.NaN,
    end: latestEnd(episodes),
    episodes,
  }));
}

/** The day on which the last of these episodes ended; null while one goes on. Where episodes overlap it may be any of them. */
function latestEnd(episodes: readonly EpisodeRow[]): Day | null {
  let latest: Day | null = null;
  for (const { DEC } of episodes) {
    if (DEC === null) return null;
    latest = Math.max(DEC, latest ?? DEC);
  }
  return latest;
}

function isNewPeriod(episode: EpisodeRow, period: readonly EpisodeRow[]): boolean {
  return episode.RNE === 'S' || isAfter(episode.DECOM, latestEnd(period));
}

/** Looked after at 31 March: an open episode that is no short break. */
export function isOpenAtYearEnd({ Episodes }: CareChild): boolean {
  return Episodes.some((episode) => episode.DEC === null && !isRespite(episode));
}

/** Ended in adoption (E11, E12). */
export function isAdopted(episode: EpisodeRow): boolean {
  return isOneOf(episode.REC, ['E11', 'E12']);
}
