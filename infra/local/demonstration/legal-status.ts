import { ageOn } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import type { Adoption, InventedChild, Period } from './child-history.ts';
import type { Random } from './random.ts';

export interface StatusChange {
  readonly on: Day;
  readonly status: string;
}

type Step = readonly [status: string, afterAtLeast: number, afterAtMost: number];

const ROUTES: readonly (readonly [readonly Step[], number])[] = [
  [[['V2', 0, 0]], 30],
  [
    [
      ['C1', 0, 0],
      ['C2', 170, 320],
    ],
    36,
  ],
  [
    [
      ['V2', 0, 0],
      ['C1', 20, 200],
      ['C2', 170, 320],
    ],
    16,
  ],
  [
    [
      ['L2', 0, 0],
      ['C1', 5, 16],
      ['C2', 170, 320],
    ],
    9,
  ],
  [
    [
      ['L1', 0, 0],
      ['C1', 1, 2],
      ['C2', 170, 320],
    ],
    5,
  ],
  [
    [
      ['L1', 0, 0],
      ['V2', 1, 2],
    ],
    4,
  ],
];

/** The legal statuses of a period of care in order; the first holds from its first day. */
export function legalStatuses(
  random: Random,
  child: InventedChild,
  period: Period,
  adoption: Adoption | undefined,
): StatusChange[] {
  const route = routeOf(random, child, period, adoption);
  const changes: StatusChange[] = [];
  let on = period.from;
  for (const [status, least, most] of route) {
    on += random.whole(least, most);
    if (isTooLate(on, period, adoption)) break;
    changes.push({ on, status });
  }
  return adoption === undefined ? changes : [...changes, { on: adoption.ordered, status: 'E1' }];
}

function routeOf(
  random: Random,
  child: InventedChild,
  period: Period,
  adoption: Adoption | undefined,
): readonly Step[] {
  if (period.path === 'remand') return [['J1', 0, 0]];
  if (adoption !== undefined) return [['C1', 0, 0]];
  const isOld = ageOn(child.born, period.from) >= 16;
  if (child.isUnaccompanied || (isOld && random.chance(0.85))) return [['V2', 0, 0]];
  return random.weighted(ROUTES);
}

function isTooLate(on: Day, period: Period, adoption: Adoption | undefined): boolean {
  const end = adoption?.ordered ?? period.to;
  return on > period.from && end !== undefined && on >= end - 3;
}
