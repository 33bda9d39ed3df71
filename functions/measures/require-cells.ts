import { type Breakdown, wordsOfBreakdown } from '../../schemas/measures/breakdowns.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';
import type { Request } from '../shared/http/request.ts';
import type { Places } from '../shared/releases/read-places.ts';

/** The breakdown with this name. Throws `NotFound`, listing the measure's breakdowns, if it has no such breakdown. */
export function requireBreakdown({ breakdowns }: Measure, name: string): Breakdown {
  const breakdown = breakdowns.find((each) => each === name);
  if (breakdown !== undefined) return breakdown;
  const choice = breakdowns.map((each) => `${each} (${wordsOfBreakdown(each).title})`).join(', ');
  throw new NotFound(`The measure has no breakdown of this name. It has: ${choice}.`);
}

/** Throws `NotFound` for a unit that is not in the release, and `Forbidden` for a council that the user may not see. */
export function requireUnit(request: Request, unit: string, places: Places): void {
  const place = places.get(unit);
  if (place === undefined) {
    throw new NotFound('The release has no council, region or group of councils with this code.');
  }
  if (place.unitLevel === 'council') request.requireCouncil(unit);
}
