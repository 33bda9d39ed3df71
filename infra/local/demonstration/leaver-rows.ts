import type { Day } from '../../../schemas/returns/table.ts';
import { birthday, type ChildHistory, type Period } from './child-history.ts';
import { childAndBirth } from './event-rows.ts';
import { createRandom, type Random } from './random.ts';
import type { TextRow, Year } from './return-rows.ts';

const AGES = [17, 18, 19, 20, 21];
const THIRTEEN_WEEKS = 91;

/** OC3: young people who left care before the birthday (17th to 21st) that falls in the year. */
export function leaverRows(history: ChildHistory, year: Year): TextRow[] {
  const age = leaverAge(history, year);
  if (age === undefined) return [];
  const random = createRandom(`${history.id}/leaver/${year.number}`);
  return [{ ...childAndBirth(history), ...contact(random, age) }];
}

/** True when the young person has a care leaver's row in the year. */
export function hasLeaverRow(history: ChildHistory, year: Year): boolean {
  return leaverAge(history, year) !== undefined;
}

function leaverAge(history: ChildHistory, year: Year): number | undefined {
  const age = AGES.find((each) => {
    const day = birthday(history.born, each);
    return day >= year.yearStart && day <= year.yearEnd;
  });
  const last = history.periods.at(-1);
  if (age === undefined || last?.to === undefined) return undefined;
  const hasLeft = last.to < (age <= 18 ? birthday(history.born, age) : year.yearStart);
  const rec = history.episodes.findLast((episode) => episode.rec !== 'X1')?.rec;
  const isStillOurs = rec !== 'E3' && last.path === 'ordinary';
  return hasLeft && isStillOurs && isEligible(history, last) ? age : undefined;
}

/**
 * At least thirteen weeks in care since the fourteenth birthday, some of them after the sixteenth: all in the last period of
 * care, because earlier ones may be before the first return.
 */
function isEligible({ born }: ChildHistory, { from, to = from }: Period): boolean {
  const daysSince = (day: Day) => to - Math.max(from, day);
  return daysSince(birthday(born, 14)) >= THIRTEEN_WEEKS && daysSince(birthday(born, 16)) > 0;
}

function contact(random: Random, age: number): TextRow {
  const inTouch = random.weighted([
    ['YES', 86],
    ['NO', 5],
    ['REFU', 3],
    ['NREQ', 3],
    ['RHOM', age <= 18 ? 6 : 2],
  ]);
  if (inTouch !== 'YES') return { IN_TOUCH: inTouch, ACTIV: '0', ACCOM: '0' };
  const activity = random.pick(['F2', 'F2', 'F2', 'P2', 'F4', 'F5', 'P5', 'G5', 'G5', 'G4', 'G6']);
  const home = random.pick(
    age < 18 ? ['B1', 'B1', 'D1', 'E1'] : ['B1', 'D1', 'U1', 'U1', 'C1', 'Z1'],
  );
  return { IN_TOUCH: inTouch, ACTIV: activity, ACCOM: home };
}
