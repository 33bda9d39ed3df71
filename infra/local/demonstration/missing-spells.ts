import { ageOn } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import type { ChildHistory, Episode, InventedChild } from './child-history.ts';
import type { Random } from './random.ts';
import { spreadDays } from './year-plans.ts';

const LONGEST = 4;

/** Times when a teenager was missing (M) or away (A), each inside one episode and some across 31 March. */
export function missingSpells(
  random: Random,
  child: InventedChild,
  episodes: readonly Episode[],
  yearEnds: readonly Day[],
): ChildHistory['missing'] {
  const until = yearEnds.at(-1) ?? 0;
  const able = episodes.filter(
    ({ from, to, place }) =>
      ageOn(child.born, from) >= 12 &&
      from <= until &&
      !/^(T|R5)/.test(place) &&
      (to ?? until) - from > 40,
  );
  if (able.length === 0 || random.chance(0.85)) return [];
  const { from, to } = random.pick(able);
  const since = Math.max(from, (yearEnds[0] ?? from) - 365);
  const room = { first: since + 3, last: Math.min(to ?? until, until) - LONGEST - 3 };
  const days = spreadDays(random, random.whole(1, 4), room);
  const acrossYears = yearEnds.filter(
    (day) => from < day - 20 && (to === undefined || to > day + 20) && random.chance(0.3),
  );
  const late = acrossYears.map((day) => ({ kind: 'M', from: day - 1, to: day + 2 }));
  const spells = days.map((on) => ({
    kind: random.chance(0.65) ? 'M' : 'A',
    from: on,
    to: on + random.whole(1, LONGEST),
  }));
  const apart = spells.filter((spell) =>
    acrossYears.every((day) => spell.to < day - 5 || spell.from > day + 5),
  );
  return [...apart, ...late].toSorted((one, other) => one.from - other.from);
}
