import type { ObjectStore } from '../shared/ports/object-store.ts';
import { attemptsFolder } from '../shared/releases/release-folder.ts';
import { readSteps } from './step-record.ts';

interface Attempt {
  readonly view: string;
  /** Folder of the lake bucket. */
  readonly location: string;
}

/**
 * Lets go of the files of attempts that lost. Given are those that count; of a view for which none counts yet nothing is
 * touched, because another worker may be about to record its own.
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

/** The same for a release that is not published, as far as its tables are recorded. */
export async function clearRecorded(
  release: number,
  { releases, lake }: { readonly releases: ObjectStore; readonly lake: ObjectStore },
): Promise<void> {
  const { records } = await readSteps(release, releases);
  const counting = [...records].map(([view, { location }]) => ({ view, location }));
  await clearAttempts(release, counting, lake);
}

/** Lets go of the files of one attempt, which its own worker has given up and never recorded. */
export async function clearAttempt(location: string, lake: ObjectStore): Promise<void> {
  for await (const { key } of lake.list(`${location}/`)) await lake.abandon(key);
}
