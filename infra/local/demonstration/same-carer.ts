import type { Day } from '../../../schemas/returns/table.ts';
import { SUPPORTED_ACCOMMODATION_FROM } from './carers.ts';
import type { Episode, Placement } from './child-history.ts';
import type { Random } from './random.ts';

/** Why a placement ended with a move to other carers (REASON_PLACE_CHANGE). */
export function reasonForMove(random: Random, next: Placement): string {
  if (next.place === 'R5') return 'CUSTOD';
  if (next.place.startsWith('A')) return 'CARPL';
  return random.weighted([
    ['CARPL', 38],
    ['CREQB', 20],
    ['CREQO', 13],
    ['LAREQ', 8],
    ['CHILD', 7],
    ['STAND', 3],
    ['ALLEG', 2],
    ['CLOSE', 2],
    ['OTHER', 7],
  ]);
}

/** Splits episodes in which the kind of placement changes while the carer stays (RNE T, reason PLACE). */
export function withChangesOfKind(random: Random, episodes: readonly Episode[]): Episode[] {
  const written: Episode[] = [];
  let isChanged = false;
  for (const episode of episodes) {
    const before = written.at(-1);
    if (episode.rne === 'L' && isChanged && before !== undefined) {
      written.push({ ...episode, place: before.place });
    } else {
      const parts = changeOfKind(random, episode);
      isChanged = parts.length > 1;
      written.push(...parts);
    }
  }
  return written;
}

function changeOfKind(random: Random, episode: Episode): Episode[] {
  const { place, from, to } = episode;
  if (place === 'H5' && (to === undefined || to > SUPPORTED_ACCOMMODATION_FROM)) {
    return split(episode, SUPPORTED_ACCOMMODATION_FROM, 'K3');
  }
  const lasted = (to ?? from + 900) - from;
  if (place !== 'U6' || lasted < 400 || random.chance(0.6)) return [episode];
  return split(episode, from + random.whole(180, lasted - 100), 'U4');
}

function split(episode: Episode, on: Day, place: string): Episode[] {
  const { to: _to, rec: _rec, reason: _reason, ...start } = episode;
  return [
    { ...start, to: on, rec: 'X1', reason: 'PLACE' },
    { ...episode, from: on, rne: 'T', place },
  ];
}
