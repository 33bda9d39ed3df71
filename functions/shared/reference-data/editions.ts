import * as z from 'zod';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** The lists that an operator loads. */
export const KINDS = ['postcodes', 'providers'] as const;
export type Kind = (typeof KINDS)[number];

const Id = z.string().regex(/^[0-9a-f]{16}$/u);

const Edition = z.strictObject({
  /** A hash of the edition's content, so that the same list always has the same id. */
  id: Id,
  /** Its name for people, such as "ONSPD, November 2025". */
  name: z.string(),
  /** The file that was loaded. */
  file: z.strictObject({ name: z.string(), sha256: z.string() }),
  loadedAt: z.iso.datetime(),
  /** The number of postcodes or providers in it. */
  count: z.int(),
});

/** An edition of the postcodes. It has a file for each area. Records refer to a place by its position in `places`. */
export const PostcodeEdition = Edition.extend({
  places: z.array(
    z.strictObject({
      country: z.enum(['England', 'Wales', 'Scotland', 'Northern Ireland', 'other', 'unknown']),
      /** ONS code of the county, or of the district if there is no county. Null outside England. */
      gssCode: z.string().nullable(),
    }),
  ),
  areas: z.array(z.string()),
});
export type PostcodeEdition = z.infer<typeof PostcodeEdition>;

/** An edition of the providers. It has one file. */
export const ProviderEdition = Edition;
export type ProviderEdition = z.infer<typeof ProviderEdition>;

const provider = z.strictObject({
  placementCodes: z.array(z.string()),
  providerCodes: z.array(z.string()),
  laCode: z.string().nullable(),
  premisesLaCodes: z.array(z.string()),
  postcodes: z.array(z.string()),
  closedOn: z.int().nullable(),
});

/** Every provider of an edition, by unique reference number. */
export const ProvidersByUrn = z.record(z.string(), provider);
export type ProvidersByUrn = z.infer<typeof ProvidersByUrn>;

const Current = z.strictObject({ id: Id });

/** The key of the object that names the edition in use. Loading writes it last. */
export function currentKey(kind: Kind): string {
  return `${kind}/current.json`;
}

/** The key of an object of an edition. */
export function editionObjectKey(kind: Kind, id: string, object: string): string {
  return `${kind}/${id}/${object}`;
}

/** The edition in use. Undefined when none has been loaded. Throws when it is incomplete. */
export async function readCurrent<T>(
  store: ObjectStore,
  kind: Kind,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const current = await readJson(store, currentKey(kind), Current);
  if (current === undefined) return undefined;
  const edition = await readJson(store, editionObjectKey(kind, current.id, 'edition.json'), schema);
  return edition ?? notWhole(kind);
}

/** Throws the error for an edition in use with missing objects. */
export function notWhole(kind: Kind): never {
  throw new Error(`The edition of the ${kind} in use is incomplete. Load it again.`);
}
