import * as z from 'zod';
import { RowsOfChild } from '../../../schemas/api/findings.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** Children in one object: a page reads one object whatever the size of the return. */
export const CHILDREN_PER_OBJECT = 100;

const Kept = z.array(RowsOfChild);

/** Prefix of the bucket `submissions` under which objects expire when uploaded files do. */
export const EXPIRING_PREFIX = 'child-rows/';

/** Where the rows of a child lie. */
export function childRowsKey(id: string, child: number): string {
  const part = Math.ceil(child / CHILDREN_PER_OBJECT);
  return `${EXPIRING_PREFIX}${id}/${String(part).padStart(4, '0')}.json`;
}

/** The rows of the child with this number; undefined once they have expired. */
export async function readChildRows(
  submissions: ObjectStore,
  id: string,
  child: number,
): Promise<RowsOfChild | undefined> {
  const kept = await readJson(submissions, childRowsKey(id, child), Kept);
  return kept?.find(({ number }) => number === child);
}
