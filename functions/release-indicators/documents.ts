import { createHash } from 'node:crypto';
import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import { hashOfObject } from '../shared/ports/hash-of-object.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';

/** The documents that a release lists in its manifest, with the hash of each. */
export type DocumentList = NonNullable<ReleaseManifest['documents']>;

/** Stores one document of a release. */
export type KeepDocument = (key: string, document: unknown) => Promise<void>;

/** Creates documents, never overwrites one, and lists them with the hash of what is stored. */
export function createDocuments(releases: ObjectStore): {
  readonly keep: KeepDocument;
  /** The documents so far, by key. */
  list(): DocumentList;
} {
  const hashes = new Map<string, string>();
  return {
    async keep(key, document) {
      const text = JSON.stringify(document);
      const isNew = await releases.create(key, text, 'application/json');
      const hash = isNew ? hashOf(text) : await hashOfObject(key, releases);
      hashes.set(key, hash ?? hashOf(text));
    },
    list: () => [...hashes].sort().map(([key, sha256]) => ({ key, sha256 })),
  };
}

/** Writes damaged documents again, each only with the bytes that the manifest names. Other documents are not touched. */
export function restoreDocuments(damaged: DocumentList, releases: ObjectStore): KeepDocument {
  const hashes = new Map(damaged.map(({ key, sha256 }) => [key, sha256]));
  return async (key, document) => {
    const text = JSON.stringify(document);
    if (hashes.get(key) === hashOf(text)) await releases.put(key, text, 'application/json');
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
