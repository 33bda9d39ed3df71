import type * as z from 'zod';
import type { ObjectStore } from './object-store.ts';

/** Reads one JSON object by key. Undefined if there is none. Throws if it does not match the schema. */
export async function readJson<T>(
  store: ObjectStore,
  key: string,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const found = await store.get(key);
  if (found === undefined) return undefined;
  return schema.parse(JSON.parse(Buffer.from(found.body).toString('utf8')));
}
