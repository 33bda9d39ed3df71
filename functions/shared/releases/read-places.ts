import { type Place, PlaceList } from '../../../schemas/api/releases.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { placesKey } from './release-folder.ts';

/** The places of a release, by code: councils, regions, groups of councils and England. */
export type Places = ReadonlyMap<string, Place>;

/** Reads the places of a release. */
export type PlacesOf = (release: number) => Promise<Places>;

/** Creates a reader of places. A release never changes, so each list is read once per process. */
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
