import type { KnownPostcode } from '../../../reference-data.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';

const METRES_A_MILE = 1609.344;

/** The data on a postcode. Undefined when it is blank or not in the list. */
export function knownPostcode(
  postcode: string | null,
  { postcodes }: ReturnContext,
): KnownPostcode | undefined {
  return postcode === null ? undefined : postcodes?.find(postcode);
}

/** The data on the placement's postcode. Undefined when it is blank or not in the list. */
export function placementOf(
  { PL_POST }: Pick<EpisodeRow, 'PL_POST'>,
  context: ReturnContext,
): KnownPostcode | undefined {
  return knownPostcode(PL_POST, context);
}

/**
 * Placement authority (PL_LA): DfE code of the council in whose area the placement is, or the country when it is
 * outside England. Null when not known.
 */
export function placementAuthority(episode: EpisodeRow, context: ReturnContext): string | null {
  const place = placementOf(episode, context);
  if (place === undefined) return null;
  return isOutsideEngland(place) ? place.country : place.laCode;
}

/** Known to be outside England. A postcode whose country the directory does not give may be in it. */
export function isOutsideEngland({ country }: KnownPostcode): boolean {
  return country !== 'England' && country !== 'unknown';
}

/**
 * Placement location (PL_LOCATION): inside (IN) or outside (OUT) the council's area, by its ONS codes. Null when not
 * known.
 */
export function placementLocation(
  episode: EpisodeRow,
  context: ReturnContext,
): 'IN' | 'OUT' | null {
  const place = placementOf(episode, context);
  if (place === undefined || context.council === undefined) return null;
  if (place.country === 'unknown') return null;
  const isInside = place.gssCode !== null && context.council.gssCodes.includes(place.gssCode);
  return isInside ? 'IN' : 'OUT';
}

/**
 * Distance between home and placement (PL_DISTANCE), in a straight line, in miles to one decimal. Null when either
 * place is not known.
 */
export function placementDistance(
  episode: Pick<EpisodeRow, 'HOME_POST' | 'PL_POST'>,
  context: ReturnContext,
): number | null {
  const home = knownPostcode(episode.HOME_POST, context);
  if (home?.easting == null || home.northing === null) return null;
  const place = placementOf(episode, context);
  if (place?.easting == null || place.northing === null) return null;
  const metres = Math.hypot(home.easting - place.easting, home.northing - place.northing);
  return Math.round((metres / METRES_A_MILE) * 10) / 10;
}

/** True when two postcodes are the same apart from spaces, or both blank. */
export function isSamePostcode(one: string | null, other: string | null): boolean {
  if (one === other || one === null || other === null) return one === other;
  // A cell never ends with a space, so most different postcodes differ in their last letter: a cheap first test.
  if (one.at(-1) !== other.at(-1)) return false;
  return one.replaceAll(' ', '') === other.replaceAll(' ', '');
}
