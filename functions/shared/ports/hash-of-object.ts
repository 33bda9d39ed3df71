import { createHash } from 'node:crypto';
import { NotFound } from '../errors.ts';
import type { ObjectStore } from './object-store.ts';

/** Hex SHA-256 of an object's bytes, read in pieces. Undefined when there is no object. */
export async function hashOfObject(
  key: string,
  store: Pick<ObjectStore, 'read'>,
): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const piece of store.read(key)) hash.update(piece);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
  return hash.digest('hex');
}
