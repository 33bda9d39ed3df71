import { createHash } from 'node:crypto';
import { Deployed, VIEW_LIST_KEY } from '../../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';

/** The marts whose rows are a council's own figures. */
export const OWN_MARTS = ['indicator', 'cohort'] as const;

/** The deployed views that the figures of a council are calculated by, each after those that it reads, and their reference tables. */
export async function readWanted(lake: ObjectStore): Promise<Deployed> {
  const deployed = await readJson(lake, VIEW_LIST_KEY, Deployed);
  if (deployed === undefined) throw new Error('The list of views is missing: deploy them.');
  const { views, reference } = deployed;
  const byName = new Map(views.map((view) => [view.view, view]));
  const wanted = new Set<string>(OWN_MARTS);
  // What is put in behind is gone through as well.
  for (const name of wanted) for (const read of byName.get(name)?.reads ?? []) wanted.add(read);
  return {
    views: views.filter(({ view }) => wanted.has(view)),
    reference: reference.filter(({ table }) => wanted.has(table)),
  };
}

/** One SHA-256 for all of them: another where any of them is another. */
export function versionOf({ views, reference }: Deployed): string {
  const hash = createHash('sha256');
  for (const { view, sha256 } of views) hash.update(`${view} ${sha256}\n`);
  for (const { table, sha256 } of reference) hash.update(`${table} ${sha256}\n`);
  return hash.digest('hex');
}
