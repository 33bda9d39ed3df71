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

/** The columns that a rule reads when it uses `isTwelveMonthChild`. */
export const TWELVE_MONTH_READS = ['DECOM', 'DEC', 'RNE', 'REC', 'LS'] as const;

function breaksTheYear(episode: EpisodeRow, { yearStart, yearEnd }: ReturnContext): boolean {
  return (
    isRespite(episode) ||
    (episode.RNE === 'S' && isAfter(episode.DECOM, yearStart)) ||
    (isEndOfCare(episode) && isBefore(episode.DEC, yearEnd))
  );
}

/**
 * A 12-month child, looked after continuously throughout the year: in care in the year, with no episode that starts
 * care after 1 April, none that ends it before 31 March, and no short breaks. Undefined, unless other episodes break
 * the year, when one has no start or has an end in the year without a reason. Undefined when an episode cannot be
 * read.
 */
export function isTwelveMonthChild(
  { Episodes }: CareChild,
  context: ReturnContext,
): boolean | undefined {
  if (!Episodes.isWhole) return undefined;
  const ofYear = Episodes.where((episode) => isInYear(episode, context));
  if (ofYear.some((episode) => breaksTheYear(episode, context))) return false;
  if (Episodes.some(({ DECOM }) => DECOM === null)) return undefined;
  // Such an end may be the end of care or a move within it.
  const mayHaveEnded = ofYear.some(
    ({ DEC, REC }) => isBlank(REC) && isBefore(DEC, context.yearEnd),
  );
  return mayHaveEnded ? undefined : ofYear.length > 0;
}

/** A period of continuous care. The end is null while it continues. */
export interface PeriodOfCare {
  readonly start: Day;
  readonly end: Day | null;
  readonly episodes: readonly EpisodeRow[];
}

/** The columns that a rule reads when it uses `periodsOfCare`. */
export const PERIOD_READS = ['DECOM', 'DEC', 'RNE', 'LS'] as const;

/**
 * The periods of care of a child, excluding short breaks. A new period begins with an episode that starts care (RNE
 * S), or after a gap between two episodes. Undefined when an episode cannot be read, because there may be no gap.
 */
export function periodsOfCare(child: CareChild): readonly PeriodOfCare[] | undefined {
  return periodsAmong(child, (episode) => !isRespite(episode));
}

/** The columns of Episodes that a rule reads when it uses `outsideCare`. */
export const LOOKED_AFTER_READS = ['DECOM', 'DEC', 'RNE'] as const;

/**
 * Rows whose spell fits no period in which the child was looked after, short breaks included. Rows without a start are
 * excluded: other rules report them. Empty when an episode cannot be read.
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
 * True when a day may be in an episode that ended before the year and so is not in the return: the first episode of
 * the return does not start care, and starts after the day but no later than the first day of the year. A rule that
 * uses it declares DECOM and RNE.
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

/**
 * The part of a spell that falls in the time for which the return has episodes. Its start is null when no part does.
 */
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

/**
 * The latest end of these episodes. Null while one is open. When episodes overlap, the last one may not be the last to
 * end.
 */
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

/** Looked after at 31 March: has an open episode that is not a short break. */
export function isOpenAtYearEnd({ Episodes }: CareChild): boolean {
  return Episodes.some((episode) => episode.DEC === null && !isRespite(episode));
}

/** Ended in adoption (E11, E12). */
export function isAdopted(episode: EpisodeRow): boolean {
  return isOneOf(episode.REC, ['E11', 'E12']);
}
