import type { Day } from '../../../schemas/returns/table.ts';
import type { Episode } from './child-history.ts';
import { inventedPostcode } from './make-person.ts';
import type { Random } from './random.ts';

/** Kinds of temporary stay with the fewest and most days; the rules allow T1 42, T3 21 and T4 7. */
const STAYS: readonly (readonly [readonly [place: string, least: number, most: number], number])[] =
  [
    [['T1', 2, 20], 30],
    [['T2', 4, 12], 20],
    [['T3', 5, 14], 30],
    [['T4', 2, 6], 20],
  ];

/** Sends some children away for a few days, at most once each since `since`, and back to the same placement. */
export function withTemporaryStay(
  random: Random,
  episodes: readonly Episode[],
  since: Day,
  until: Day,
): Episode[] {
  if (random.chance(0.88)) return [...episodes];
  const able = episodes.filter(
    ({ place, status, from, to }) =>
      /^(U|K2)/.test(place) &&
      status !== 'J1' &&
      Math.min(to ?? until, until) - Math.max(from, since) >= 90,
  );
  if (able.length === 0) return [...episodes];
  const chosen = random.pick(able);
  return episodes.flatMap((episode) =>
    episode === chosen ? goAndReturn(random, episode, since, until) : [episode],
  );
}

function goAndReturn(random: Random, episode: Episode, since: Day, until: Day): Episode[] {
  const [place, least, most] = random.weighted(STAYS);
  const last = Math.min(episode.to ?? until, until) - most - 10;
  const away = random.whole(Math.max(episode.from, since) + 10, last);
  const back = away + random.whole(least, most);
  const { to: _to, rec: _rec, reason: _reason, ...start } = episode;
  const stay = { place, provider: '', post: inventedPostcode(random), urn: '' };
  return [
    { ...start, to: away, rec: 'X1' },
    { ...start, ...stay, from: away, to: back, rne: 'P', rec: 'X1' },
    { ...episode, from: back, rne: 'P' },
  ];
}
