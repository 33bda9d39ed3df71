import type { KnownProvider, ProviderReference } from '../../../schemas/returns/reference-data.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { editionKey, notWhole, ProviderEdition, ProvidersByUrn, readCurrent } from './editions.ts';
import { knownOnly } from './known-only.ts';
import type { Found } from './open-reference.ts';

/** Looks providers up by their numbers in the edition in use; undefined when none is loaded. */
export function createProviderFinder(store: ObjectStore) {
  // An edition never changes: the last one read serves the next return, too.
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
      reference: { edition: name, find: knownOnly(known, plainUrn) },
      edition: { id, name },
    };
  };
}

/** A provider's number as the list holds it. */
export function plainUrn(urn: string): string {
  return urn.trim().toUpperCase();
}

async function readProviders(store: ObjectStore, id: string): Promise<ProvidersByUrn> {
  const key = editionKey('providers', id, 'providers.json');
  return (await readJson(store, key, ProvidersByUrn)) ?? notWhole('providers');
}
