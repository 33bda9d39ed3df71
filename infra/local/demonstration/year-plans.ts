import { ageOn, windowOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { type InventedChild, isWithin, periodOn } from './child-history.ts';
import { type CouncilOptions, figureOfYear, historyYears } from './options.ts';
import { cohortOf } from './population.ts';
import { createRandom, drawSome, type Random } from './random.ts';

/** How often placement and social worker change for one child in one collection year. */
export interface YearPlan {
  readonly moves: number;
  readonly newWorkers: number;
}

/** Plans by collection year, for each child who is in care on 31 March of it. */
export type Plans = ReadonlyMap<string, ReadonlyMap<number, YearPlan>>;

const FEWEST_DAYS_FOR_CHANGES = 75;

/**
 * Decides beforehand which children have an unsettled year, so that the shares are right to the nearest child:
 * three placements are two moves for a child in one period of care, three workers are two new ones.
 */
export function planYears(children: readonly InventedChild[], options: CouncilOptions): Plans {
  const random = createRandom(`${options.seed}/plans`);
  const plans = new Map<string, Map<number, YearPlan>>();
  for (const year of historyYears(options)) {
    const cohort = cohortOf(children, year);
    const moving = unsettled(
      random,
      cohort,
      year,
      figureOfYear(options.placements3PlusShare, year),
    );
    const changing = unsettled(
      random,
      cohort,
      year,
      figureOfYear(options.socialWorkers3PlusShare, year),
    );
    for (const child of cohort) {
      const plan = {
        moves: movesIn(random, child, year, moving.has(child)),
        newWorkers: changing.has(child) ? 2 + more(random) : random.whole(0, 1),
      };
      const known = plans.get(child.id) ?? new Map<number, YearPlan>();
      plans.set(child.id, known.set(year, plan));
    }
  }
  return plans;
}

/** The days of a year on which a child's placement or worker may change, away from both ends. */
export function changeWindow(child: InventedChild, year: number): { first: Day; last: Day } {
  const { yearStart, yearEnd } = windowOf(year);
  const from = periodOn(child, yearEnd)?.from ?? yearEnd;
  return { first: Math.max(yearStart, from) + 8, last: yearEnd - 8 };
}

/** Days in order, one in each equal part of the period, at least five days apart. */
export function spreadDays(
  random: Random,
  count: number,
  { first, last }: { first: Day; last: Day },
): Day[] {
  const part = (last - first) / Math.max(count, 1);
  if (part < 8) return [];
  return Array.from({ length: count }, (_, index) =>
    Math.floor(first + part * index + random.next() * (part - 5)),
  );
}

function unsettled(
  random: Random,
  cohort: readonly InventedChild[],
  year: number,
  share: number,
): Set<InventedChild> {
  const { yearEnd } = windowOf(year);
  const able = cohort.filter((child) => {
    const { first, last } = changeWindow(child, year);
    return last - first >= FEWEST_DAYS_FOR_CHANGES && periodOn(child, yearEnd)?.path === 'ordinary';
  });
  const weight = (child: InventedChild) => (ageOn(child.born, yearEnd) >= 11 ? 2 : 1);
  return new Set(drawSome(random, able, Math.round(share * cohort.length), weight));
}

function movesIn(random: Random, child: InventedChild, year: number, isUnsettled: boolean): number {
  const { yearStart, yearEnd } = windowOf(year);
  if (periodOn(child, yearEnd)?.path !== 'ordinary') return 0;
  // A period that ends on the first day of the year does not count.
  const periods = child.periods.filter((period) => isWithin(period, yearStart + 1, yearEnd)).length;
  if (isUnsettled) return 3 - periods + more(random);
  return periods === 1 && random.chance(0.24) ? 1 : 0;
}

function more(random: Random): number {
  return random.weighted([
    [0, 62],
    [1, 24],
    [2, 10],
    [3, 4],
  ]);
}
