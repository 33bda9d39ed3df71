import { isAfter, isBefore, isOnOrAfter, isOnOrBefore } from '../../../predicates.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { Day } from '../../../table.ts';
import type { CareChild, EpisodeRow, SwEpisodeRow } from '../../tables.ts';
import { isEndOfCare, isOpen, isRespite } from './episodes.ts';
import { periodsOfCare } from './periods-of-care.ts';
import { DAYS_BETWEEN_WORKERS } from './workers.ts';

/** A worker with an unreadable end may still have been there. */
export function isWithWorker({ SW_DECOM, SW_DEC }: SwEpisodeRow, day: Day): boolean {
  return isOnOrAfter(day, SW_DECOM) && !isBefore(SW_DEC, day);
}

interface Turn {
  readonly day: Day;
  readonly episode: EpisodeRow;
}

/**
 * The days on which care began (RNE S) or ended (any reason except X1), each with its episode. A gap because an
 * episode is missing from the return is not an end of care.
 */
export function turnsOfCare(child: CareChild): readonly Turn[] {
  return (periodsOfCare(child) ?? []).flatMap(({ start, end, episodes: own }) => {
    const [first, last] = [own[0], own.filter(({ DEC }) => DEC === end).at(-1)];
    return [
      ...(first?.RNE === 'S' ? [{ day: start, episode: first }] : []),
      ...(end !== null && last !== undefined && isEndOfCare(last)
        ? [{ day: end, episode: last }]
        : []),
    ];
  });
}

/** Open, no short break, and not one that starts after the year. */
export function isOpenNow(episode: EpisodeRow, yearEnd: Day): boolean {
  return isOpen(episode) && !isRespite(episode) && !isAfter(episode.DECOM, yearEnd);
}

/**
 * The first day of each gap in which a child who is looked after at 31 March had no worker, from 1 April or the start
 * of care. Up to 7 days between two workers are no gap, as rule SW10 allows. After a worker whose end cannot be read no
 * gap is certain, and none at all when a start cannot be read.
 */
export function gapsInYear(
  child: CareChild,
  { yearStart, yearEnd }: ReturnContext,
): readonly Turn[] {
  const care = periodsOfCare(child)?.find(({ end }) => end === null);
  if (care === undefined || !child.SWEpisodes.isWhole) return [];
  const from = Math.max(care.start, yearStart);
  const gaps: Turn[] = [];
  let last = Number.NEGATIVE_INFINITY;
  const addGapBefore = (next: Day): void => {
    const day = Math.max(from, last + 1);
    const episode = care.episodes.findLast(({ DECOM }) => isOnOrBefore(DECOM, day));
    if (episode !== undefined && day < next && day <= yearEnd) gaps.push({ day, episode });
  };
  for (const { SW_DECOM, SW_DEC } of child.SWEpisodes.rows) {
    if (SW_DECOM === null) continue;
    if (SW_DECOM - last > DAYS_BETWEEN_WORKERS) addGapBefore(SW_DECOM);
    last = Math.max(last, SW_DEC ?? Number.POSITIVE_INFINITY);
  }
  addGapBefore(Number.POSITIVE_INFINITY);
  return gaps;
}

/** The worker who began too late. When none began later, the episode of care. */
export function rowToFix({ SWEpisodes }: CareChild, { day, episode }: Turn) {
  const [later] = SWEpisodes.where(({ SW_DECOM }) => isAfter(SW_DECOM, day));
  return later ?? episode;
}
