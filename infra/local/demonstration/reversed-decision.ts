import { ageOn } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import type { ChildHistory } from './child-history.ts';
import { createRandom } from './random.ts';

interface ReversedDecision {
  readonly decided: Day;
  readonly reversed: Day;
  /** REASON_PLACED_CEASED. */
  readonly reason: string;
}

/** For some small children adoption is decided and the decision reversed while they stay in care. Undefined for others. */
export function reversedDecision(
  history: Pick<ChildHistory, 'id' | 'born' | 'periods' | 'adoption'>,
): ReversedDecision | undefined {
  const period = history.periods.at(-1);
  if (period === undefined || history.adoption !== undefined) return undefined;
  const random = createRandom(`${history.id}/reversed`);
  const decided = period.from + random.whole(180, 300);
  const reversed = decided + random.whole(90, 400);
  const isPlanned = random.chance(0.2) && ageOn(history.born, decided) <= 5;
  const hasStayed = period.to === undefined || period.to > reversed + 10;
  if (!isPlanned || !hasStayed) return undefined;
  return { decided, reversed, reason: random.pick(['RD1', 'RD2', 'RD3', 'RD3', 'RD4']) };
}
