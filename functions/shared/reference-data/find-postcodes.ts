import type { KnownPostcode, PostcodeReference } from '../../../schemas/returns/reference-data.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { Councils } from './councils.ts';
import { editionObjectKey, notWhole, PostcodeEdition, readCurrent } from './editions.ts';
import { type Found, knownOnly } from './known-only.ts';
import { findPostcode } from './packed-postcodes.ts';
import { areaOf, plainPostcode } from './plain-postcode.ts';

/** Areas fetched at the same time. */
const TOGETHER = 16;

/** Creates a function that looks up postcodes in the edition in use. Undefined when none is loaded. */
export function createPostcodeFinder(store: ObjectStore, councils: Councils) {
  return async (postcodes: Iterable<string>): Promise<Found<PostcodeReference> | undefined> => {
    const edition = await readCurrent(store, 'postcodes', PostcodeEdition);
    if (edition === undefined) return undefined;
    const known = new Map<string, KnownPostcode | undefined>();
    const wanted = Map.groupBy(new Set(Array.from(postcodes, plainPostcode)), areaOf);
    for (const postcode of [...wanted.values()].flat()) known.set(postcode, undefined);
    const areas = edition.areas.filter((area) => wanted.has(area));
    for (let at = 0; at < areas.length; at += TOGETHER) {
      const some = areas.slice(at, at + TOGETHER);
      await Promise.all(
        some.map(async (area) => {
          const records = await readArea(store, edition.id, area);
          for (const postcode of wanted.get(area) ?? []) {
            known.set(postcode, describe(findPostcode(records, postcode), edition, councils));
          }
        }),
      );
    }
    const { id, name } = edition;
    const find = knownOnly(known, plainPostcode);
    return { list: { edition: name, find }, edition: { id, name } };
  };
}

async function readArea(store: ObjectStore, id: string, area: string): Promise<Uint8Array> {
  const found = await store.get(editionObjectKey('postcodes', id, `${area}.bin`));
  return found?.body ?? notWhole('postcodes');
}

function describe(
  found: ReturnType<typeof findPostcode>,
  { places }: PostcodeEdition,
  councils: Councils,
): KnownPostcode | undefined {
  if (found === undefined) return undefined;
  const { country, gssCode } = places[found.place] ?? notWhole('postcodes');
  return {
    country,
    gssCode,
    laCode: gssCode === null ? null : (councils.byGssCode(gssCode) ?? null),
    easting: found.grid?.easting ?? null,
    northing: found.grid?.northing ?? null,
  };
}
