import { type Place, PlaceList } from '../../../schemas/api/releases.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { placesKey } from './release-folder.ts';

/** Councils, regions and England of a release by code. */
export type Places = ReadonlyMap<string, Place>;

/** Reads the places of a release. */
export type PlacesOf = (release: number) => Promise<Places>;

/** Reads the places of releases. A release never changes: each list is read once a process. */
export function createPlaces(releases: ObjectStore): PlacesOf {
  const known = new Map<number, Promise<Places>>();
  return (release) => {
    const places = known.get(release) ?? readPlaces(release, releases);
    known.set(release, places);
    places.catch(() => known.delete(release));
    return places;
  };
}

async function readPlaces(release: number, releases: ObjectStore): Promise<Places> {
  const list = (await readJson(releases, placesKey(release), PlaceList)) ?? [];
  return new Map(list.map((place) => [place.unitCode, place]));
}
