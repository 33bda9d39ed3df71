import { ageOn, windowOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import type { Episode, InventedChild } from './child-history.ts';
import { bornForAge, type Person } from './make-person.ts';
import type { Random } from './random.ts';

/** Children who live at home and have some short breaks (V3) in every year: at most 17 days each and 75 in a year. */
export function shortBreaksOf(
  makePerson: (born: Day, isUnaccompanied: boolean) => Person,
  years: readonly number[],
  count: number,
  random: Random,
): InventedChild[] {
  return Array.from({ length: count }, () => {
    const first = windowOf(years[0] ?? 0).yearStart;
    const person = makePerson(bornForAge(random, random.whole(6, 12), first), false);
    const shortBreaks = years
      .flatMap((year) => breaksIn(windowOf(year).yearStart, random))
      .filter(({ from }) => ageOn(person.born, from) < 17);
    return { ...person, periods: [], shortBreaks };
  });
}

function breaksIn(yearStart: Day, random: Random): { from: Day; to: Day }[] {
  return Array.from({ length: random.whole(2, 4) }, (_, index) => {
    const from = yearStart + 20 + index * 80 + random.whole(0, 40);
    return { from, to: from + random.whole(2, 10) };
  });
}

/** The episodes of short breaks: no postcode and no number of the setting, each a period by itself. */
export function shortBreakEpisodes(random: Random, child: InventedChild): Episode[] {
  const isHome = random.chance(0.5);
  return child.shortBreaks.map(({ from, to }) => ({
    from,
    to,
    rne: 'S',
    rec: 'E4A',
    status: 'V3',
    need: 'N2',
    place: isHome ? 'K2' : 'U6',
    provider: 'PR1',
    post: '',
    urn: '',
  }));
}
