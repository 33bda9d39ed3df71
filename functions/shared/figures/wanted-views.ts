import { createHash } from 'node:crypto';
import { VIEW_LIST_KEY, ViewList } from '../../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../submissions/submission-folder.ts';

/** The marts whose rows are a council's own figures. */
export const OWN_MARTS = ['indicator', 'cohort'] as const;

/** The deployed views that the figures of a council are calculated by, each after those that it reads. */
export async function readWantedViews(lake: ObjectStore): Promise<ViewList> {
  const views = await readJson(lake, VIEW_LIST_KEY, ViewList);
  if (views === undefined) throw new Error('The list of views is missing: deploy them.');
  const byName = new Map(views.map((view) => [view.view, view]));
  const wanted = new Set<string>(OWN_MARTS);
  // What is put in behind is gone through as well.
  for (const name of wanted) for (const read of byName.get(name)?.reads ?? []) wanted.add(read);
  return views.filter(({ view }) => wanted.has(view));
}

/** One SHA-256 for all of them: another where any of them is another. */
export function versionOf(views: ViewList): string {
  const hash = createHash('sha256');
  for (const { view, sha256 } of views) hash.update(`${view} ${sha256}\n`);
  return hash.digest('hex');
}
