import { ageOn } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import type { ChildHistory, InventedChild, Period } from './child-history.ts';
import type { Random } from './random.ts';

/** Reviews of a period of care: within 20 working days, then three months, then every six; a few are late. */
export function reviewsOf(
  random: Random,
  child: InventedChild,
  period: Period,
  until: Day,
): ChildHistory['reviews'][number][] {
  const last = Math.min((period.to ?? until) - 1, until);
  const reviews: ChildHistory['reviews'][number][] = [];
  let on = period.from + random.whole(14, 26);
  while (on <= last) {
    reviews.push({ on, code: participation(random, ageOn(child.born, on)) });
    const gap = reviews.length === 1 ? random.whole(70, 89) : random.whole(160, 180);
    on += gap + (random.chance(0.06) ? random.whole(5, 30) : 0);
  }
  return reviews;
}

function participation(random: Random, age: number): string {
  if (age < 4) return 'PN0';
  return random.weighted([
    ['PN1', age >= 8 ? 50 : 25],
    ['PN2', 4],
    ['PN3', 2],
    ['PN4', 5],
    ['PN5', 4],
    ['PN6', 28],
    ['PN7', 7],
  ]);
}
