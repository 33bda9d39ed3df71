import { type Breakdown, wordsOfBreakdown } from '../../schemas/measures/breakdowns.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { NotFound } from '../shared/errors.ts';
import type { Request } from '../shared/http/request.ts';
import type { Places } from '../shared/releases/read-places.ts';

/** The breakdown of this name. Throws `NotFound`, with those that there are, unless the measure has it. */
export function requireBreakdown({ breakdowns }: Measure, name: string): Breakdown {
  const breakdown = breakdowns.find((each) => each === name);
  if (breakdown !== undefined) return breakdown;
  const choice = breakdowns.map((each) => `${each} (${wordsOfBreakdown(each).title})`).join(', ');
  throw new NotFound(`The measure has no breakdown of this name. It has: ${choice}.`);
}

/** Throws `NotFound` unless the release names the unit, and `Forbidden` for a council that the user may not see. */
export function requireUnit(request: Request, unit: string, places: Places): void {
  const place = places.get(unit);
  if (place === undefined) {
    throw new NotFound('The release has no council, region or group of councils with this code.');
  }
  if (place.unitLevel === 'council') request.requireCouncil(unit);
}
