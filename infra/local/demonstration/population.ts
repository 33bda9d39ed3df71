import { windowOf } from '../../../schemas/returns/days.ts';
import { type InventedChild, periodOn } from './child-history.ts';
import { type DraftPopulation, inCareNow } from './draft-population.ts';
import { comeBack, enterBefore, enterDuring } from './entering-care.ts';
import { leaveBetween, letLeave, planLaterAdoptions } from './leaving-care.ts';
import { createPeople } from './make-person.ts';
import { type CouncilOptions, figureOfYear, historyYears } from './options.ts';
import { createRandom } from './random.ts';
import { shortBreaksOf } from './short-breaks.ts';

const SHARE_OF_BRIEF_STAYS = 0.06;
const SHARE_COMING_BACK = 0.05;
const SHARE_OF_SHORT_BREAKS = 0.015;

/**
 * Children who enter and leave care so that exactly the given number is in care on every 31 March, and children who only
 * have short breaks.
 */
export function makePopulation(options: CouncilOptions): InventedChild[] {
  const random = createRandom(`${options.seed}/population`);
  const makePerson = createPeople(options.laCode, random);
  const town: DraftPopulation = { options, random, makePerson, drafts: [] };
  const years = historyYears(options);
  const first = years[0] ?? 0;
  const atFirst = figureOfYear(options.children, first);
  for (let made = 0; made < atFirst; made += 1) enterBefore(town, windowOf(first).yearStart);
  for (const year of years) passYear(town, year);
  planLaterAdoptions(town, windowOf(years.at(-1) ?? 0).yearEnd);
  const children = town.drafts.map(({ person, periods }) => ({
    ...person,
    periods,
    shortBreaks: [],
  }));
  const breaks = Math.max(2, Math.round(atFirst * SHARE_OF_SHORT_BREAKS));
  return [...children, ...shortBreaksOf(makePerson, years, breaks, random)];
}

/** The children in care on the last day of a collection year. */
export function cohortOf<T extends InventedChild>(children: readonly T[], year: number): T[] {
  const { yearEnd } = windowOf(year);
  return children.filter((child) => periodOn(child, yearEnd) !== undefined);
}

function passYear(town: DraftPopulation, year: number): void {
  const { yearEnd } = windowOf(year);
  const brief = Math.round(inCareNow(town).length * SHARE_OF_BRIEF_STAYS);
  letLeave(town, year);
  for (let made = 0; made < brief; made += 1) {
    const draft = enterDuring(town, year, yearEnd - 60, 0);
    const from = draft.periods[0]?.from ?? yearEnd;
    leaveBetween(town, draft, from + 4, Math.min(from + 150, yearEnd));
  }
  const wanted = figureOfYear(town.options.children, year) - inCareNow(town).length;
  const returners = comeBack(town, year, Math.round(wanted * SHARE_COMING_BACK));
  for (let made = returners; made < wanted; made += 1) enterDuring(town, year, yearEnd - 4);
}
