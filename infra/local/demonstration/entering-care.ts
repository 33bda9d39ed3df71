import { windowOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { birthday, type Path } from './child-history.ts';
import type { Draft, DraftPopulation } from './draft-population.ts';
import { bornForAge } from './make-person.ts';
import { drawSome } from './random.ts';

type Ages = readonly (readonly [age: number, weight: number])[];

/** Near England's: under 1, 1-4, 5-9, 10-15, 16-17, of the children in care and of those entering. */
const AGES_IN_CARE = spread([5, 13, 18, 38, 26]);
const AGES_ENTERING = spread([17, 15, 15, 28, 25]);
const AGES_ALONE: Ages = [
  [14, 8],
  [15, 17],
  [16, 40],
  [17, 35],
];
const USUALLY_ALONE = 0.06;

/** A child who came into care some time before the day. */
export function enterBefore(town: DraftPopulation, day: Day): void {
  const { random, makePerson, options } = town;
  const isAlone = random.chance((options.unaccompaniedShare ?? USUALLY_ALONE) * 0.8);
  const age = random.weighted(isAlone ? AGES_ALONE : AGES_IN_CARE);
  const person = makePerson(bornForAge(random, age, day), isAlone);
  const drawn = Math.round(-Math.log(1 - random.next()) * 1000) + 12;
  const stay = Math.min(drawn, isAlone ? 500 : 4500);
  const from = Math.max(day - stay, Math.min(person.born + 3, day - 1));
  town.drafts.push({ person, periods: [{ from, path: 'ordinary' }] });
}

/** A child who comes into care in the year, by the latest day, and is under 18 at the end of it. */
export function enterDuring(
  town: DraftPopulation,
  year: number,
  latest: Day,
  aloneShare?: number,
): Draft {
  const { random, makePerson, options } = town;
  const { yearStart, yearEnd } = windowOf(year);
  const from = random.whole(yearStart + 4, latest);
  const share = aloneShare ?? options.unaccompaniedShare ?? USUALLY_ALONE;
  for (;;) {
    const isAlone = random.chance(share);
    const age = random.weighted(isAlone ? AGES_ALONE : AGES_ENTERING);
    const born = bornForAge(random, age, from);
    if (born >= from - 1 || birthday(born, 18) <= yearEnd + 4) continue;
    const isRemand = !isAlone && age >= 14 && random.chance(0.03);
    const path: Path = isRemand ? 'remand' : 'ordinary';
    const draft = { person: makePerson(born, isAlone), periods: [{ from, path }] };
    town.drafts.push(draft);
    return draft;
  }
}

/** Some who left before 17 enter care again at least two months later. Returns how many. */
export function comeBack(town: DraftPopulation, year: number, count: number): number {
  const { yearStart, yearEnd } = windowOf(year);
  const able = town.drafts.filter(({ person, periods }) => {
    const last = periods.at(-1);
    const hasLeft = last?.to !== undefined && last.path === 'ordinary' && last.to < yearEnd - 90;
    return hasLeft && !person.isUnaccompanied && birthday(person.born, 18) > yearEnd + 30;
  });
  const chosen = drawSome(town.random, able, count);
  for (const draft of chosen) {
    const left = draft.periods.at(-1)?.to ?? yearStart;
    const from = town.random.whole(Math.max(left + 60, yearStart + 4), yearEnd - 10);
    draft.periods.push({ from, path: 'ordinary' });
  }
  return chosen.length;
}

/** Spreads five weights evenly over the ages of their bands. */
function spread([baby = 0, small = 0, middle = 0, teenage = 0, oldest = 0]: number[]): Ages {
  return Array.from({ length: 18 }, (_, age) => {
    if (age === 0) return [age, baby] as const;
    if (age <= 4) return [age, small / 4] as const;
    if (age <= 9) return [age, middle / 5] as const;
    return [age, age <= 15 ? teenage / 6 : oldest / 2] as const;
  });
}
