import type { Clock } from '../../functions/shared/ports/clock.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import type { Bytes } from '../../functions/shared/reading/byte-stream.ts';
import type { Councils } from '../../functions/shared/reference-data/councils.ts';
import {
  currentKey,
  editionObjectKey,
  type Kind,
  type PostcodeEdition,
  type ProviderEdition,
} from '../../functions/shared/reference-data/editions.ts';

/** A published list. */
export interface ListFile {
  readonly name: string;
  readonly bytes: Bytes;
}

/** Where to load a list, and the operator's options. */
export interface Loading {
  readonly store: ObjectStore;
  readonly councils: Councils;
  readonly clock: Clock;
  /** The month of the list, if the file's name does not say it. */
  readonly edition?: string | undefined;
  /** Accepts a list that is too short to be the published one. */
  readonly isSample?: boolean;
}

/** The edition that is now in use. */
export interface Loaded {
  readonly edition: ProviderEdition;
  /** False if the same edition was loaded before. */
  readonly isNew: boolean;
  /** Notes about the list for the operator, one line each. */
  readonly notes: readonly string[];
}

interface EditionObject {
  readonly key: string;
  readonly body: Uint8Array | string;
}

const TOGETHER = 8;

/**
 * Writes an edition: its objects first, then the list of them, last the name of the edition in use. If it is stopped,
 * the previous edition stays in use, and it can be run again.
 */
export async function putEdition(
  store: ObjectStore,
  kind: Kind,
  edition: PostcodeEdition | ProviderEdition,
  objects: readonly EditionObject[],
): Promise<Loaded> {
  const { id } = edition;
  for (let at = 0; at < objects.length; at += TOGETHER) {
    const some = objects.slice(at, at + TOGETHER);
    await Promise.all(
      some.map(({ key, body }) => store.create(editionObjectKey(kind, id, key), body)),
    );
  }
  const isNew = await store.create(
    editionObjectKey(kind, id, 'edition.json'),
    JSON.stringify(edition),
    'application/json',
  );
  await store.put(currentKey(kind), JSON.stringify({ id }), 'application/json');
  return { edition, isNew, notes: [] };
}
