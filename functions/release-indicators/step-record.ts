import * as z from 'zod';
import type { DeployedView } from '../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';

/** table.json of a step: the attempt that counts, whoever else made another. */
export const StepRecord = z.strictObject({ table: z.string(), location: z.string() });
export type StepRecord = z.infer<typeof StepRecord>;

const OBJECT_OF_STEP = /\/steps\/(\w+)\/(table|continue)\.json$/;

/** Folder of the step that writes a view, in the bucket of releases. */
export function stepFolder(release: number, view: string): string {
  return `${releaseFolder(release)}/steps/${view}`;
}

/** How far a release has come, whoever has done it. */
interface Steps {
  /** Of the tables that are written, by view. */
  readonly records: ReadonlyMap<string, StepRecord>;
  /** Views before which a call has stopped. */
  readonly stops: ReadonlySet<string>;
}

/** What the steps of a release have left behind. */
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
 * How many of the views, from the first, somebody has defined: views are taken in order, so that whoever wrote one out,
 * or stopped before it, had defined all that go before it.
 */
export function definedBefore(
  views: readonly Pick<DeployedView, 'view' | 'isWritten'>[],
  { records, stops }: Steps,
): number {
  const furthest = views.findLastIndex(({ view }) => records.has(view) || stops.has(view));
  const open = views.findIndex(({ view, isWritten }) => isWritten && !records.has(view));
  return Math.max(0, open < 0 ? furthest : Math.min(furthest, open));
}
