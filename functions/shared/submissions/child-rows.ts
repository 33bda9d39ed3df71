import * as z from 'zod';
import { RowsOfChild } from '../../../schemas/api/findings.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** Children per object, so that a page reads one object for a return of any size. */
export const CHILDREN_PER_OBJECT = 100;

const Kept = z.array(RowsOfChild);

/** Prefix, in the bucket `submissions`, of objects that expire with the uploaded files. */
export const EXPIRING_PREFIX = 'child-rows/';

/** The key of the object with a child's rows. */
export function childRowsKey(id: string, child: number): string {
  const part = Math.ceil(child / CHILDREN_PER_OBJECT);
  return `${EXPIRING_PREFIX}${id}/${String(part).padStart(4, '0')}.json`;
}

/** The rows of the child with this number. Undefined after they have expired. */
export async function readChildRows(
  submissions: ObjectStore,
  id: string,
  child: number,
): Promise<RowsOfChild | undefined> {
  const kept = await readJson(submissions, childRowsKey(id, child), Kept);
  return kept?.find(({ number }) => number === child);
}
