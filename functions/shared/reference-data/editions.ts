import * as z from 'zod';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** The lists that an operator loads. */
export const KINDS = ['postcodes', 'providers'] as const;
export type Kind = (typeof KINDS)[number];

const Id = z.string().regex(/^[0-9a-f]{16}$/u);

const Edition = z.strictObject({
  /** Made from all that the edition holds: it never changes, and the same list has the same one. */
  id: Id,
  /** What people call it: "ONSPD, November 2025". */
  name: z.string(),
  /** The file that was loaded. */
  file: z.strictObject({ name: z.string(), sha256: z.string() }),
  loadedAt: z.iso.datetime(),
  /** How many postcodes or providers it holds. */
  count: z.int(),
});

/** An edition of the postcodes: a file for each area, whose records name their place by its position here. */
export const PostcodeEdition = Edition.extend({
  places: z.array(
    z.strictObject({
      country: z.enum(['England', 'Wales', 'Scotland', 'Northern Ireland', 'other']),
      /** ONS code of the county, or of the district where there is none; null outside England. */
      gssCode: z.string().nullable(),
    }),
  ),
  areas: z.array(z.string()),
});
export type PostcodeEdition = z.infer<typeof PostcodeEdition>;

/** An edition of the providers: one file. */
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

/** Every provider of an edition by its reference number. */
export const ProvidersByUrn = z.record(z.string(), provider);
export type ProvidersByUrn = z.infer<typeof ProvidersByUrn>;

const Current = z.strictObject({ id: Id });

/** The object that says which edition is in use: the last that loading writes. */
export function currentKey(kind: Kind): string {
  return `${kind}/current.json`;
}

/** The key of an object of an edition. */
export function editionKey(kind: Kind, id: string, object: string): string {
  return `${kind}/${id}/${object}`;
}

/** The edition in use; undefined when none was ever loaded. Throws when it is not whole. */
export async function readCurrent<T>(
  store: ObjectStore,
  kind: Kind,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const current = await readJson(store, currentKey(kind), Current);
  if (current === undefined) return undefined;
  const edition = await readJson(store, editionKey(kind, current.id, 'edition.json'), schema);
  return edition ?? notWhole(kind);
}

/** Throws because objects of an edition that is in use are gone. */
export function notWhole(kind: Kind): never {
  throw new Error(`The edition of the ${kind} that is in use is not whole: load it again.`);
}
