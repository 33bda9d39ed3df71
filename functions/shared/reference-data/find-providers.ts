import type { KnownProvider, ProviderReference } from '../../../schemas/returns/reference-data.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import {
  editionObjectKey,
  notWhole,
  ProviderEdition,
  ProvidersByUrn,
  readCurrent,
} from './editions.ts';
import { type Found, knownOnly } from './known-only.ts';

/** Creates a function that looks up providers by number in the edition in use. Undefined when none is loaded. */
export function createProviderFinder(store: ObjectStore) {
  // An edition never changes, so the last one read is kept for the next return.
  let kept: { readonly id: string; readonly providers: ProvidersByUrn } | undefined;
  return async (urns: Iterable<string>): Promise<Found<ProviderReference> | undefined> => {
    const edition = await readCurrent(store, 'providers', ProviderEdition);
    if (edition === undefined) return undefined;
    const { id, name } = edition;
    if (kept?.id !== id) kept = { id, providers: await readProviders(store, id) };
    const { providers } = kept;
    const wanted = Array.from(urns, plainUrn);
    const known = new Map(
      wanted.map((urn): [string, KnownProvider | undefined] => [
        urn,
        Object.hasOwn(providers, urn) ? providers[urn] : undefined,
      ]),
    );
    return {
      list: { edition: name, find: knownOnly(known, plainUrn) },
      edition: { id, name },
    };
  };
}

/** A provider's number in the form that the list uses. */
export function plainUrn(urn: string): string {
  return urn.trim().toUpperCase();
}

async function readProviders(store: ObjectStore, id: string): Promise<ProvidersByUrn> {
  const key = editionObjectKey('providers', id, 'providers.json');
  return (await readJson(store, key, ProvidersByUrn)) ?? notWhole('providers');
}
