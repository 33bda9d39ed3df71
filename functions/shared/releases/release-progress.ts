import * as z from 'zod';
import type { ReleaseProgress } from '../../../schemas/api/releases.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { placesKey, releaseFolder } from './release-folder.ts';

const Snapshot = z.object({
  views: z.array(z.object({ view: z.string(), isWritten: z.boolean() })),
});

/** The number of steps other than tables: the snapshot, the documents of units, and the documents of measures. */
const OTHER_STEPS = 3;

/** The progress of a release, from the objects in its folder: the snapshot, the tables in order, and the documents. */
export async function releaseProgress(
  release: number,
  releases: ObjectStore,
): Promise<ReleaseProgress> {
  const folder = releaseFolder(release);
  const snapshot = await readJson(releases, `${folder}/snapshot.json`, Snapshot);
  if (snapshot === undefined) return { stepsDone: 0, doing: 'Waiting to start' };
  const tables = snapshot.views.flatMap(({ view, isWritten }) => (isWritten ? [view] : []));
  const [written, places] = await Promise.all([
    writtenTables(`${folder}/steps/`, releases),
    releases.head(placesKey(release)),
  ]);
  const next = tables.find((view) => !written.has(view));
  const stepsTotal = tables.length + OTHER_STEPS;
  if (next !== undefined) {
    return { stepsDone: 1 + written.size, stepsTotal, doing: `Writing the table ${next}` };
  }
  return places === undefined
    ? { stepsDone: 1 + tables.length, stepsTotal, doing: 'Writing the documents of councils' }
    : { stepsDone: 2 + tables.length, stepsTotal, doing: 'Writing the documents of measures' };
}

async function writtenTables(prefix: string, releases: ObjectStore): Promise<ReadonlySet<string>> {
  const written = new Set<string>();
  for await (const { key } of releases.list(prefix)) {
    const [view, object] = key.slice(prefix.length).split('/');
    if (view !== undefined && object === 'table.json') written.add(view);
  }
  return written;
}
