import { ageOn, windowOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { birthday } from './child-history.ts';
import { type Draft, type DraftPopulation, inCareNow, leave } from './draft-population.ts';
import { drawSome } from './random.ts';

const SHARE_LEAVING_IN_A_YEAR = 0.27;
/** The fewest days of an adoption, from entering care to the order. */
const DAYS_TO_ADOPTION = 640;

/** Children in care leave when they turn 18. Others leave on random days. */
export function letLeave(town: DraftPopulation, year: number): void {
  const { yearStart, yearEnd } = windowOf(year);
  const stock = inCareNow(town);
  const isGrown = ({ person }: Draft) => birthday(person.born, 18) <= yearEnd;
  const grown = stock.filter(isGrown);
  for (const draft of grown) leave(draft, birthday(draft.person.born, 18), 'ordinary');
  const others = stock.filter((draft) => !isGrown(draft) && !draft.person.isUnaccompanied);
  const leavers = Math.round(stock.length * SHARE_LEAVING_IN_A_YEAR) - grown.length;
  for (const draft of drawSome(town.random, others, leavers)) {
    leaveBetween(town, draft, yearStart, yearEnd);
  }
}

/** Leaves at least four days inside both bounds and after entering; small children often by adoption. */
export function leaveBetween(town: DraftPopulation, draft: Draft, first: Day, last: Day): void {
  const open = draft.periods.at(-1);
  if (open === undefined) return;
  const to = town.random.whole(Math.max(first, open.from) + 4, last - 4);
  const couldBe = to - open.from >= DAYS_TO_ADOPTION && ageOn(draft.person.born, to) <= 6;
  leave(draft, to, couldBe && town.random.chance(0.75) ? 'adoption' : open.path);
}

/** Young children whose adoption is not finished when the history ends leave soon after it. */
export function planLaterAdoptions(town: DraftPopulation, end: Day): void {
  for (const draft of inCareNow(town)) {
    const from = draft.periods.at(-1)?.from ?? end;
    const isYoung = ageOn(draft.person.born, end) <= 4;
    if (isYoung && end - from >= DAYS_TO_ADOPTION - 140 && town.random.chance(0.4)) {
      leave(draft, end + town.random.whole(140, 330), 'adoption');
    }
  }
}
