import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { loadPostcodes } from '../../infra/reference-data/load-postcodes.ts';
import { loadProviders } from '../../infra/reference-data/load-providers.ts';
import type { ListFile, Loaded } from '../../infra/reference-data/put-edition.ts';
import { COUNCILS, referenceIn } from '../support/reference.ts';

export const ONSPD = 'ONSPD_FEB_2023_UK.csv';
export const INVENTED = 'invented-postcodes-2025-11.csv';
export const PROVIDERS = 'providers-2026-03.csv';

/** The path of a list to load. */
export function fixture(name: string): string {
  return join(import.meta.dirname, 'fixtures', name);
}

/** A list to load. Default content: the fixture of this name. */
export function fileOf(name: string, content?: string | Uint8Array): ListFile {
  if (content === undefined) {
    return { name: basename(name), bytes: createReadStream(fixture(name)) };
  }
  const bytes = Buffer.from(content);
  const pieces = async function* () {
    // In small pieces, as a large file arrives.
    for (let at = 0; at < bytes.length; at += 64) yield bytes.subarray(at, at + 64);
  };
  return { name, bytes: pieces() };
}

/** Loads a list into a store as the operator's command does. */
export function load(
  kind: 'postcodes' | 'providers',
  file: ListFile,
  store: ObjectStore,
  options: { readonly edition?: string; readonly isSample?: boolean } = {},
): Promise<Loaded> {
  const clock = { now: () => new Date('2026-03-01T09:00:00Z') };
  const loading = { store, councils: COUNCILS, clock, isSample: true, ...options };
  return kind === 'postcodes' ? loadPostcodes(file, loading) : loadProviders(file, loading);
}

/** The reference data for a return with these postcodes and providers. */
export async function ask(
  store: ObjectStore,
  wanted: { readonly postcodes?: readonly string[]; readonly urns?: readonly string[] },
) {
  const all = { laCode: '823', postcodes: [], urns: [], ...wanted };
  return await referenceIn(store).forReturn(all);
}
