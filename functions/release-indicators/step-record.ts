import * as z from 'zod';
import { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { DeployedView } from '../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';

/** `table.json` of a step: the attempt that counts, even if other workers made others, and its files when it was written. */
export const StepRecord = z.strictObject({
  table: z.string(),
  location: z.string(),
  /** Undefined for a step of an earlier version of the service. */
  files: ReleaseManifest.shape.tables.element.shape.files.optional(),
});
export type StepRecord = z.infer<typeof StepRecord>;

const OBJECT_OF_STEP = /\/steps\/(\w+)\/(table|continue)\.json$/;

/** Folder, in the releases bucket, of the step that writes a view. */
export function stepFolder(release: number, view: string): string {
  return `${releaseFolder(release)}/steps/${view}`;
}

/** The progress of a release, by all workers. */
interface Steps {
  /** The records of the written tables, by view. */
  readonly records: ReadonlyMap<string, StepRecord>;
  /** Views before which a call has stopped because its time was up. */
  readonly stops: ReadonlySet<string>;
}

/** Reads the progress of a release from the objects that its steps have stored. */
export async function readSteps(release: number, releases: ObjectStore): Promise<Steps> {
  const records = new Map<string, StepRecord>();
  const stops = new Set<string>();
  for await (const { key } of releases.list(`${releaseFolder(release)}/steps/`)) {
    const [, view, kind] = OBJECT_OF_STEP.exec(key) ?? [];
    if (view === undefined) continue;
    if (kind === 'continue') {
      stops.add(view);
      continue;
    }
    const record = await readJson(releases, key, StepRecord);
    if (record !== undefined) records.set(view, record);
  }
  return { records, stops };
}

/**
 * The number of views, from the first, that are already defined. Workers define views in order, so a worker that wrote a
 * view, or stopped before it, has defined all views before that one.
 */
export function definedBefore(
  views: readonly Pick<DeployedView, 'view' | 'isWritten'>[],
  { records, stops }: Steps,
): number {
  const furthest = views.findLastIndex(({ view }) => records.has(view) || stops.has(view));
  const open = views.findIndex(({ view, isWritten }) => isWritten && !records.has(view));
  return Math.max(0, open < 0 ? furthest : Math.min(furthest, open));
}
