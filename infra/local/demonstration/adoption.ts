import type { Adoption, Period } from './child-history.ts';
import type { Random } from './random.ts';

const ADOPTERS: readonly (readonly [Adoption['adopters'], number])[] = [
  [{ count: '2', sexes: 'MF', status: 'L11' }, 60],
  [{ count: '2', sexes: 'MF', status: 'L3' }, 15],
  [{ count: '1', sexes: 'F1', status: 'L0' }, 10],
  [{ count: '2', sexes: 'MM', status: 'L12' }, 8],
  [{ count: '2', sexes: 'FF', status: 'L4' }, 7],
];

/** The steps to an adoption, counted back from the day of the adoption order; undefined on any other path. */
export function planAdoption(random: Random, period: Period): Adoption | undefined {
  if (period.path !== 'adoption' || period.to === undefined) return undefined;
  const placed = period.to - random.whole(190, 290);
  const matched = placed - random.whole(12, 30);
  const ordered = placed - random.whole(60, 140);
  return {
    decided: ordered - random.whole(12, 40),
    ordered,
    matched,
    placed,
    isByCarer: random.chance(0.15),
    adopters: random.weighted(ADOPTERS),
  };
}
