import type * as z from 'zod';
import type { ObjectStore } from './object-store.ts';

/** Reads one JSON object by key; undefined where it is not there. Throws when it does not have its schema. */
export async function readJson<T>(
  store: ObjectStore,
  key: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const found = await store.get(key);
  if (found === undefined) return undefined;
  return schema.parse(JSON.parse(Buffer.from(found.body).toString('utf8')));
}
