import { ageOn, formatDay } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { type ChildHistory, type Episode, type InventedChild, isWithin } from './child-history.ts';
import { childAndBirth } from './event-rows.ts';
import { createRandom } from './random.ts';
import { knownBy, type TextRow, type Year } from './return-rows.ts';

const SHORTEST = 20;
/** The High Court reviews such orders after about three months. */
const LONGEST = 84;

/** Times in which an order deprived a child of liberty: a few older children, each inside one stay in a children's home. */
export function libertySpells(
  child: InventedChild,
  episodes: readonly Episode[],
  yearEnds: readonly Day[],
): ChildHistory['liberty'] {
  const random = createRandom(`${child.id}/liberty`);
  const until = (yearEnds.at(-1) ?? 0) + LONGEST;
  return episodes.flatMap(({ place, from, to = until }) => {
    const latest = Math.min(to, until) - LONGEST - 10;
    const isOldEnough = ageOn(child.born, from) >= 11;
    if (place !== 'K2' || !isOldEnough || latest < from + 10 || random.chance(0.9)) return [];
    const start = random.whole(from + 10, latest);
    return [{ from: start, to: start + random.whole(SHORTEST, LONGEST) }];
  });
}

/** DoLo: orders with a day or the end in the year. */
export function libertyRows(history: ChildHistory, year: Year): TextRow[] {
  return history.liberty
    .filter((spell) => isWithin(spell, year.yearStart, year.yearEnd))
    .map(({ from, to }) => ({
      ...childAndBirth(history),
      DOLO_START: formatDay(from),
      DOLO_END: knownBy(to, year),
    }));
}
