import type { KnownPostcode } from '../../../reference-data.ts';
import type { ReturnContext } from '../../../rule.ts';
import type { EpisodeRow } from '../../tables.ts';

const METRES_A_MILE = 1609.344;

/** What is known of the placement's postcode; undefined when it is blank or not in the list. */
export function placementOf(
  { PL_POST }: Pick<EpisodeRow, 'PL_POST'>,
  { postcodes }: ReturnContext,
): KnownPostcode | undefined {
  return PL_POST === null ? undefined : postcodes?.find(PL_POST);
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
  const home = episode.HOME_POST === null ? undefined : context.postcodes?.find(episode.HOME_POST);
  const place = placementOf(episode, context);
  if (home?.easting == null || home.northing === null) return null;
  if (place?.easting == null || place.northing === null) return null;
  const metres = Math.hypot(home.easting - place.easting, home.northing - place.northing);
  return Math.round((metres / METRES_A_MILE) * 10) / 10;
}
