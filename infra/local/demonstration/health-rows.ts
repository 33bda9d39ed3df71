import { ageOn } from '../../../schemas/returns/days.ts';
import { type ChildHistory, periodOn } from './child-history.ts';
import { childAndBirth } from './event-rows.ts';
import { createRandom, type Random } from './random.ts';
import type { TextRow, Year } from './return-rows.ts';

/** OC2: each child who was in care for the whole year. */
export function healthRows(history: ChildHistory, year: Year): TextRow[] {
  const period = periodOn(history, year.yearEnd);
  if (period === undefined || period.from > year.yearStart) return [];
  const random = createRandom(`${history.id}/health/${year.number}`);
  const age = ageOn(history.born, year.yearEnd);
  const isTeenager = age >= 12;
  return [
    {
      ...childAndBirth(history),
      ...strengthsAndDifficulties(random, age, ageOn(history.born, year.yearStart)),
      CONVICTED: age >= 10 ? yes(random, isTeenager ? 0.03 : 0.002) : '',
      HEALTH_CHECK: age < 5 ? yes(random, 0.9) : '',
      IMMUNISATIONS: yes(random, 0.84),
      TEETH_CHECK: yes(random, age < 1 ? 0.3 : 0.8),
      HEALTH_ASSESSMENT: yes(random, 0.9),
      ...substances(random, isTeenager),
    },
  ];
}

/** A score, or the reason for none, for children who were 4 to 16 in the year. */
function strengthsAndDifficulties(random: Random, age: number, ageAtStart: number): TextRow {
  if (age < 4 || ageAtStart > 16) return {};
  if (random.chance(0.78)) return { SDQ_SCORE: String(random.whole(2, 26) + random.whole(0, 6)) };
  return { SDQ_REASON: random.pick(['SDQ2', 'SDQ3', 'SDQ4', 'SDQ5']) };
}

function substances(random: Random, isTeenager: boolean): TextRow {
  if (!isTeenager || random.chance(0.94)) return { SUBSTANCE_MISUSE: '0' };
  if (random.chance(0.5)) return { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1' };
  const offered = yes(random, 0.8);
  return { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '0', INTERVENTION_OFFERED: offered };
}

function yes(random: Random, probability: number): string {
  return random.chance(probability) ? '1' : '0';
}
