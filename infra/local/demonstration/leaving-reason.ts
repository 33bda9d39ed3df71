import { ageOn } from '../../../schemas/returns/days.ts';
import type { Episode, InventedChild, Period } from './child-history.ts';
import type { Random } from './random.ts';

/** Why a period of care ended (REC). It fits the child's age and last placement. */
export function leavingReason(
  random: Random,
  child: InventedChild,
  period: Period,
  last: Episode,
): string {
  if (period.path === 'adoption') return random.chance(0.3) ? 'E11' : 'E12';
  if (period.path === 'remand') return 'E14';
  const isFostered = last.place.startsWith('U');
  if (ageOn(child.born, period.to ?? last.from) >= 18) {
    return random.weighted([
      ['E17', isFostered ? 55 : 0],
      ['E5', 35],
      ['E6', 5],
      ['E7', 6],
      ['E4A', 6],
      ['E8', 14],
    ]);
  }
  const toCarer = /^U[1-3]$/.test(last.place) ? 'E45' : 'E46';
  return random.weighted([
    ['E4A', 44],
    ['E4B', 8],
    ['E13', 8],
    [toCarer, isFostered ? 16 : 0],
    ['E41', 8],
    ['E48', 3],
    ['E3', 3],
    ['E8', 8],
  ]);
}
