import { createHash } from 'node:crypto';
import { NotFound, Replaced } from '../errors.ts';
import { checkKey } from './object-key.ts';
import type { ObjectStore, ObjectSummary, StoredObject } from './object-store.ts';

const PIECE = 65_536;

/** A bucket in memory that keeps the port's promises, for tests and tools. `onWritten` receives the key of every written object. */
export function createMemoryStore(onWritten: (key: string) => void = () => {}): ObjectStore {
  const objects = new Map<string, StoredObject>();
  const store = (key: string, body: Uint8Array | string, contentType: string): void => {
    const bytes = typeof body === 'string' ? Buffer.from(body) : Uint8Array.from(body);
    const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`;
    objects.set(checkKey(key), { key, size: bytes.length, etag, body: bytes, contentType });
    onWritten(key);
  };
  return {
    get: async (key) => objects.get(key),
    head: async (key) => summaryOf(objects.get(key)),
    async *read(key, etag) {
      const found = objects.get(key);
      if (found === undefined) throw new NotFound('There is no object under this key.');
      if (etag !== undefined && found.etag !== etag) {
        throw new Replaced('The object under this key has been replaced.');
      }
      for (let at = 0; at < found.size; at += PIECE) yield found.body.subarray(at, at + PIECE);
    },
    readRange: async (key, from, to) => {
      const found = objects.get(key);
      if (found === undefined) throw new NotFound('There is no object under this key.');
      return found.body.subarray(from, to);
    },
    put: async (key, body, contentType = 'application/octet-stream') =>
      store(key, body, contentType),
    create: async (key, body, contentType = 'application/octet-stream') => {
      if (objects.has(key)) return false;
      store(key, body, contentType);
      return true;
    },
    abandon: async (key) => void objects.delete(checkKey(key)),
    async *list(prefix) {
      const keys = [...objects.keys()].filter((key) => key.startsWith(prefix)).sort();
      for (const key of keys) {
        const summary = summaryOf(objects.get(key));
        if (summary !== undefined) yield summary;
      }
    },
    signUpload: async () => {
      throw new Error('A store in memory does not accept uploads over HTTP.');
    },
  };
}

function summaryOf(object: StoredObject | undefined): ObjectSummary | undefined {
  return object && { key: object.key, size: object.size, etag: object.etag };
}
