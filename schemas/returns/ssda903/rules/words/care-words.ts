import type { ChildRows } from '../../../child-rows.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { AnyRow, Day } from '../../../table.ts';
import { isAfter, isBefore, isFilled, isOneOf } from '../../../words.ts';
import type { CareChild, EpisodeRow } from '../../tables.ts';
import { isEndOfCare, isInYear, isRespite } from './episode-words.ts';
import type { Spell } from './spell-words.ts';

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
 * care after 1 April, none that ends it before 31 March, and no short breaks. Undefined while an episode cannot be read.
 */
export function isTwelveMonthChild(
  { Episodes }: CareChild,
  context: ReturnContext,
): boolean | undefined {
  if (!Episodes.isWhole) return undefined;
  return (
    Episodes.some((episode) => isInYear(episode, context)) &&
    Episodes.none((episode) => isInYear(episode, context) && breaksTheYear(episode, context))
  );
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

function periodsAmong(
  { Episodes }: CareChild,
  counts: (episode: EpisodeRow) => boolean,
): readonly PeriodOfCare[] | undefined {
  if (!Episodes.isWhole || Episodes.some(({ DECOM }) => DECOM === null)) return undefined;
  const runs: EpisodeRow[][] = [];
  for (const episode of Episodes.rows) {
    if (!counts(episode)) continue;
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run === undefined || previous === undefined || isNewPeriod(episode, previous)) {
      runs.push([episode]);
    } else run.push(episode);
  }
  return runs.map((episodes) => ({
    start: episodes[0]?.DECOM ?? Number.NaN,
    end: episodes.at(-1)?.DEC ?? null,
    episodes,
  }));
}

function isNewPeriod(episode: EpisodeRow, previous: EpisodeRow): boolean {
  return episode.RNE === 'S' || isAfter(episode.DECOM, previous.DEC);
}

/** Looked after at 31 March: an open episode that is no short break. */
export function isOpenAtYearEnd({ Episodes }: CareChild): boolean {
  return Episodes.some((episode) => episode.DEC === null && !isRespite(episode));
}

/** Ended in adoption (E11, E12). */
export function isAdopted(episode: EpisodeRow): boolean {
  return isOneOf(episode.REC, ['E11', 'E12']);
}
