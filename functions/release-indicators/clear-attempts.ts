import type { ObjectStore } from '../shared/ports/object-store.ts';
import { attemptsFolder } from '../shared/releases/release-folder.ts';
import { readSteps } from './step-record.ts';

interface Attempt {
  readonly view: string;
  /** Folder of the lake bucket. */
  readonly location: string;
}

/**
 * Abandons the files of attempts that do not count. `counting` lists the attempts that do. Views not in it are not
 * touched, because another worker may be about to record its attempt.
 */
export async function clearAttempts(
  release: number,
  counting: readonly Attempt[],
  lake: ObjectStore,
): Promise<void> {
  for (const { view, location } of counting) {
    for await (const { key } of lake.list(`${attemptsFolder(release, view)}/`)) {
      if (!key.startsWith(`${location}/`)) await lake.abandon(key);
    }
  }
}

/** Abandons the files of attempts that do not count for the recorded tables of a release that is not published. */
export async function clearRecorded(
  release: number,
  { releases, lake }: { readonly releases: ObjectStore; readonly lake: ObjectStore },
): Promise<void> {
  const { records } = await readSteps(release, releases);
  const counting = [...records].map(([view, { location }]) => ({ view, location }));
  await clearAttempts(release, counting, lake);
}

/** Abandons the files of one attempt that its own worker stopped and never recorded. */
export async function clearAttempt(location: string, lake: ObjectStore): Promise<void> {
  for await (const { key } of lake.list(`${location}/`)) await lake.abandon(key);
}
