import { windowOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { planAdoption } from './adoption.ts';
import { type Carers, makeCarers } from './carers.ts';
import {
  birthday,
  type ChildHistory,
  type Episode,
  type InventedChild,
  isWithin,
  type Period,
} from './child-history.ts';
import { episodesOf } from './episodes.ts';
import { libertySpells } from './liberty.ts';
import { missingSpells } from './missing-spells.ts';
import { type CouncilOptions, historyYears } from './options.ts';
import { makePopulation } from './population.ts';
import { createRandom, type Random } from './random.ts';
import { reviewsOf } from './reviews.ts';
import { withChangesOfKind } from './same-carer.ts';
import { shortBreakEpisodes } from './short-breaks.ts';
import { makeWorkers, workersOf } from './social-workers.ts';
import { withTemporaryStay } from './temporary-stays.ts';
import { changeWindow, planYears, spreadDays, type YearPlan } from './year-plans.ts';

/** What the histories of one council's children share. */
interface Surroundings {
  readonly years: readonly number[];
  readonly historyStart: Day;
  readonly historyEnd: Day;
  readonly carers: Carers;
  readonly workers: readonly string[];
}

const NO_PLANS: ReadonlyMap<number, YearPlan> = new Map();

/** The invented children of a council with their whole histories, in order of id. */
export function makeChildHistories(options: CouncilOptions): ChildHistory[] {
  const children = makePopulation(options);
  const plans = planYears(children, options);
  const years = historyYears(options);
  const random = createRandom(`${options.seed}/surroundings`);
  const surroundings = {
    years,
    historyStart: windowOf(years[0] ?? 0).yearStart,
    historyEnd: windowOf(years.at(-1) ?? 0).yearEnd,
    carers: makeCarers(random, options.laCode, children.length),
    workers: makeWorkers(options.laCode, children.length),
  };
  return children.map((child) => {
    const own = createRandom(`${options.seed}/${child.id}`);
    return makeHistory(own, child, plans.get(child.id) ?? NO_PLANS, surroundings);
  });
}

function makeHistory(
  random: Random,
  child: InventedChild,
  plans: ReadonlyMap<number, YearPlan>,
  { years, historyStart, historyEnd, carers, workers }: Surroundings,
): ChildHistory {
  const need = needOf(random, child);
  const adoption = child.periods.map((period) => planAdoption(random, period)).at(-1);
  const episodes = child.periods.flatMap((period) => {
    const moves = moveDays(random, child, period, plans, years);
    const own = period === child.periods.at(-1) ? adoption : undefined;
    const plan = { child, period, need, adoption: own, moves, carers };
    return withChangesOfKind(random, episodesOf(random, plan));
  });
  const whole = withTemporaryStay(random, episodes, historyStart, historyEnd);
  const yearEnds = years.map((year) => windowOf(year).yearEnd);
  const motherOf = ownChildOf(random, child, historyEnd);
  return {
    ...child,
    episodes: [...whole, ...shortBreakEpisodes(random, child)],
    workers: workersOf(random, child, plans, workers, years[0] ?? 0),
    missing: missingSpells(random, child, whole, yearEnds),
    liberty: libertySpells(child, whole, yearEnds),
    reviews: child.periods.flatMap((period) => reviewsOf(random, child, period, historyEnd)),
    ...(adoption === undefined ? {} : { adoption }),
    ...(motherOf === undefined ? {} : { motherOf }),
  };
}

/** Moves before the history and in years of leaving care are random. The others were planned. */
function moveDays(
  random: Random,
  child: InventedChild,
  period: Period,
  plans: ReadonlyMap<number, YearPlan>,
  years: readonly number[],
): Day[] {
  if (period.path === 'remand') return [];
  const start = windowOf(years[0] ?? 0).yearStart;
  const before = { first: period.from + 8, last: Math.min(start, period.to ?? start) - 8 };
  const earlier = Math.min(6, Math.floor(Math.max(0, before.last - before.first) / 500));
  const days = spreadDays(random, random.whole(0, earlier), before);
  for (const year of years) {
    const { yearStart, yearEnd } = windowOf(year);
    const plan = plans.get(year);
    if (!isWithin(period, yearStart, yearEnd)) continue;
    if (plan === undefined) days.push(...moveBeforeLeaving(random, period, yearStart));
    else if (period.to === undefined || period.to > yearEnd) {
      days.push(...spreadDays(random, plan.moves, changeWindow(child, year)));
    }
  }
  return days;
}

function moveBeforeLeaving(random: Random, period: Period, yearStart: Day): Day[] {
  const window = {
    first: Math.max(period.from, yearStart) + 8,
    last: (period.to ?? yearStart) - 8,
  };
  const isLong = window.last - window.first >= 40;
  return spreadDays(random, isLong && random.chance(0.3) ? 1 : 0, window);
}

function needOf(random: Random, child: InventedChild): Episode['need'] {
  if (child.isUnaccompanied) return 'N8';
  if (child.shortBreaks.length > 0) return 'N2';
  return random.weighted([
    ['N1', 66],
    ['N2', 3],
    ['N3', 4],
    ['N4', 8],
    ['N5', 14],
    ['N6', 2],
    ['N8', 3],
  ]);
}

/** A few girls in care aged fifteen or over have a child of their own while in care. */
function ownChildOf(random: Random, child: InventedChild, until: Day): Day | undefined {
  const period = child.periods.at(-1);
  if (child.sex !== 'F' || period === undefined || random.chance(0.95)) return undefined;
  const first = Math.max(period.from + 30, birthday(child.born, 15));
  const last = Math.min(period.to ?? until, until) - 10;
  return first <= last ? random.whole(first, last) : undefined;
}
