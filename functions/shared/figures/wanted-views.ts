import { createHash } from 'node:crypto';
import { Deployed, VIEW_LIST_KEY } from '../../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** The marts that contain a council's own figures. */
export const OWN_MARTS = ['indicator', 'cohort'] as const;

/** The deployed views needed for a council's figures, each after the views it reads, and their reference tables. */
export async function readWanted(lake: ObjectStore): Promise<Deployed> {
  const deployed = await readJson(lake, VIEW_LIST_KEY, Deployed);
  if (deployed === undefined) throw new Error('The list of views is missing: deploy them.');
  const { views, reference } = deployed;
  const byName = new Map(views.map((view) => [view.view, view]));
  const wanted = new Set<string>(OWN_MARTS);
  // Iteration over a set also visits names added during it.
  for (const name of wanted) for (const read of byName.get(name)?.reads ?? []) wanted.add(read);
  return {
    views: views.filter(({ view }) => wanted.has(view)),
    reference: reference.filter(({ table }) => wanted.has(table)),
  };
}

/** One SHA-256 for all views and reference tables. It changes when any of them changes. */
export function versionOf({ views, reference }: Deployed): string {
  const hash = createHash('sha256');
  for (const { view, sha256 } of views) hash.update(`${view} ${sha256}\n`);
  for (const { table, sha256 } of reference) hash.update(`${table} ${sha256}\n`);
  return hash.digest('hex');
}
