import * as z from 'zod';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { releaseFolder } from '../shared/releases/release-folder.ts';
import { readJson } from '../shared/submissions/submission-folder.ts';

/** table.json of a step: the attempt that counts, whoever else made another. */
export const StepRecord = z.strictObject({ table: z.string(), location: z.string() });
export type StepRecord = z.infer<typeof StepRecord>;

const OBJECT_OF_STEP = /\/steps\/(\w+)\/(table|continue)\.json$/;

/** Folder of the step that writes a view, in the bucket of releases. */
export function stepFolder(release: number, view: string): string {
  return `${releaseFolder(release)}/steps/${view}`;
}

/** The records of the tables that are written so far, by view, and the views before which a call has stopped. */
export async function readSteps(
  release: number,
  releases: ObjectStore,
): Promise<{
  readonly records: ReadonlyMap<string, StepRecord>;
  readonly stops: ReadonlySet<string>;
}> {
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
