import { windowOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import type { InventedChild, WorkerEpisode } from './child-history.ts';
import type { Random } from './random.ts';
import { changeWindow, spreadDays, type YearPlan } from './year-plans.ts';

const REASONS: readonly (readonly [string, number])[] = [
  ['TSPROC', 34],
  ['LEFTRL', 28],
  ['MANAGE', 16],
  ['ORGRST', 6],
  ['ABSENC', 6],
  ['CHCHAN', 2],
  ['PCCHAN', 3],
  ['OTHERS', 5],
];

/** The last collection year without social workers. */
const BEFORE_WORKERS = 2023;

interface Change {
  readonly on: Day;
  readonly worker: string;
  readonly reason: string;
}

/** Ids of workers begin with XX, as for a worker without a registration number. No real register has them. */
export function makeWorkers(laCode: string, children: number): string[] {
  const count = 12 + Math.round(children / 8);
  return Array.from({ length: count }, (_, at) => `XX${laCode}${String(at + 1).padStart(4, '0')}`);
}

/** A child's social workers from shortly before first entering care; the last one stays. */
export function workersOf(
  random: Random,
  child: InventedChild,
  plans: ReadonlyMap<number, YearPlan>,
  pool: readonly string[],
  firstYear: number,
): WorkerEpisode[] {
  const { yearStart } = windowOf(firstYear);
  const before = windowOf(Math.max(firstYear, BEFORE_WORKERS));
  const entered = child.periods[0]?.from ?? child.born;
  const lead = Math.min(random.whole(0, 60), entered - child.born);
  const used = [random.pick(pool)];
  const changes: Change[] = [{ on: entered - lead, worker: used[0] ?? '', reason: 'FCONTA' }];
  const hasHistory = yearStart - entered > 300 && random.chance(0.7);
  const earlier = { first: Math.max(entered, yearStart - 700) + 8, last: yearStart - 8 };
  if (hasHistory) changes.push(...changesIn(random, earlier, 1, used, pool));
  for (const [year, plan] of plans) {
    // The first return can only hold workers of its own year, and must hold the one at each entry of the year before.
    const isBeforeReturns =
      windowOf(year).yearStart === before.yearStart && entersBetween(child, before);
    const count = isBeforeReturns ? 0 : plan.newWorkers;
    changes.push(...changesIn(random, changeWindow(child, year), count, used, pool));
  }
  return changes.map((change, at) => workerEpisode(random, change, changes[at + 1]));
}

function entersBetween(child: InventedChild, year: { yearStart: Day; yearEnd: Day }): boolean {
  return child.periods.some(({ from }) => from >= year.yearStart && from <= year.yearEnd);
}

function changesIn(
  random: Random,
  window: { first: Day; last: Day },
  newWorkers: number,
  used: string[],
  pool: readonly string[],
): Change[] {
  const isCover = newWorkers === 1 && random.chance(0.15);
  const present = used.at(-1) ?? '';
  const days = spreadDays(random, isCover ? 2 : newWorkers, window);
  return days.map((on, at) => {
    // Another worker covers and the first one returns: two changes, two workers.
    if (isCover && at === 1) return { on, worker: present, reason: 'ABSENC' };
    const worker = pickOther(random, pool, used);
    if (isCover) used.unshift(worker);
    else used.push(worker);
    return { on, worker, reason: isCover ? 'ABSENC' : random.weighted(REASONS) };
  });
}

function pickOther(random: Random, pool: readonly string[], used: readonly string[]): string {
  for (;;) {
    const worker = random.pick(pool);
    if (!used.includes(worker)) return worker;
  }
}

/** The next worker may have started a few days before this one's last day; a few days' gap is in `from` of the next. */
function workerEpisode(random: Random, change: Change, next: Change | undefined): WorkerEpisode {
  const { on: from, worker, reason } = change;
  if (next === undefined) return { worker, from, reason };
  const apart = random.weighted([
    [0, 78],
    [-3, 12],
    [3, 10],
  ]);
  return { worker, from, to: next.on + apart, reason };
}
