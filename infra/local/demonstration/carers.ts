import { dayOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import type { Placement } from './child-history.ts';
import { inventedPostcode, LAST_DISTRICT } from './make-person.ts';
import type { Random } from './random.ts';

/** The day from which supported accommodation is K3; until then it was H5. */
export const SUPPORTED_ACCOMMODATION_FROM: Day = dayOf(2023, 10, 28) ?? 0;

/** A fostering service or a home; its number is outside the ranges in use. */
interface Setting {
  readonly provider: string;
  readonly urn: string;
  /** Absent for a fostering service, because each family has another address. */
  readonly post?: string;
}

export interface Carers {
  readonly fostering: readonly Setting[];
  readonly kinship: readonly Setting[];
  readonly homes: readonly Setting[];
  readonly supported: readonly Setting[];
  readonly adoption: readonly Setting[];
}

/** The settings that a council uses: its own fostering service, agencies, homes and supported accommodation. */
export function makeCarers(random: Random, laCode: string, children: number): Carers {
  const own = { provider: 'PR1', urn: `SC999${laCode}` };
  const agency = (number: number) => ({ provider: 'PR4', urn: `SC9980${two(number)}` });
  const home = (prefix: string) => (number: number) => {
    const isOwn = random.chance(0.15);
    return {
      provider: isOwn ? 'PR1' : 'PR4',
      urn: `${prefix}${laCode}${two(number)}`,
      post: inventedPostcode(random, isOwn ? LAST_DISTRICT : undefined),
    };
  };
  const homes = Math.min(99, 8 + Math.round(children / 12));
  return {
    fostering: [own, own, own, ...many(6, agency), { provider: 'PR5', urn: 'SC998099' }],
    kinship: [own],
    homes: many(homes, home('99')),
    supported: many(homes, home('98')),
    adoption: [
      { provider: 'PR1', urn: 'XXXXXXX' },
      { provider: 'PR5', urn: 'XXXXXXX' },
    ],
  };
}

/** A placement of the given kind with carers other than the present ones. */
export function placeWith(
  random: Random,
  carers: Carers,
  place: string,
  homePost: string,
  present: Placement | undefined,
): Placement {
  for (;;) {
    const placement = drawPlacement(random, carers, place, homePost);
    if (placement.post !== present?.post || placement.place === 'P1') return placement;
  }
}

function drawPlacement(random: Random, carers: Carers, place: string, homePost: string): Placement {
  if (place === 'P1') return { place, provider: 'PR0', post: homePost, urn: '' };
  const uninspected = UNINSPECTED[place];
  if (uninspected !== undefined) {
    return { place, provider: uninspected, post: inventedPostcode(random), urn: '' };
  }
  const setting = random.pick(carers[settingsFor(place)]);
  return { place, post: inventedPostcode(random), ...setting };
}

/** Places that have no number of the inspectorate, with their provider; Z1 has no provider either. */
const UNINSPECTED: Readonly<Record<string, string>> = {
  P3: 'PR4',
  R1: 'PR4',
  R2: 'PR3',
  R5: 'PR3',
  Z1: '',
};

function settingsFor(place: string): keyof Carers {
  if (/^U[1-3]$/.test(place)) return 'kinship';
  if (/^U[4-6]$/.test(place)) return 'fostering';
  if (place.startsWith('A')) return 'adoption';
  return place === 'K3' || place === 'H5' ? 'supported' : 'homes';
}

function many<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index + 1));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
