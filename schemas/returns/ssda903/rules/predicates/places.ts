import type { KnownPostcode } from '../../../reference-data.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';

const METRES_A_MILE = 1609.344;

/** What is known of a postcode; undefined when it is blank or not in the list. */
export function knownPostcode(
  postcode: string | null,
  { postcodes }: ReturnContext,
): KnownPostcode | undefined {
  return postcode === null ? undefined : postcodes?.find(postcode);
}

/** What is known of the placement's postcode; undefined when it is blank or not in the list. */
export function placementOf(
  { PL_POST }: Pick<EpisodeRow, 'PL_POST'>,
  context: ReturnContext,
): KnownPostcode | undefined {
  return knownPostcode(PL_POST, context);
}

/** Placement authority (PL_LA): DfE code of the council in whose area the placement is, or the country when it is outside England; null when not known. */
export function placementAuthority(episode: EpisodeRow, context: ReturnContext): string | null {
  const place = placementOf(episode, context);
  if (place === undefined) return null;
  return place.country === 'England' ? place.laCode : place.country;
}

/** Placement location (PL_LOCATION): IN or OUT of the area of the council, by its ONS codes; null when not known. */
export function placementLocation(
  episode: EpisodeRow,
  context: ReturnContext,
): 'IN' | 'OUT' | null {
  const place = placementOf(episode, context);
  if (place === undefined || context.council === undefined) return null;
  const isInside = place.gssCode !== null && context.council.gssCodes.includes(place.gssCode);
  return isInside ? 'IN' : 'OUT';
}

/** Distance between home and placement (PL_DISTANCE), in a straight line, in miles to one decimal; null when either place is not known. */
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

/** True when two postcodes are the same, or both blank; their spaces do not matter. */
export function isSamePostcode(one: string | null, other: string | null): boolean {
  if (one === other || one === null || other === null) return one === other;
  // The spaces of a cell never come last: most postcodes that differ are told by their last letter.
  if (one.at(-1) !== other.at(-1)) return false;
  return one.replaceAll(' ', '') === other.replaceAll(' ', '');
}
