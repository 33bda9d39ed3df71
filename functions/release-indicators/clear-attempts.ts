import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { attemptsFolder, rebuildOf, releaseDatabase } from '../shared/releases/release-folder.ts';
import { pointAt, tableName } from './point-at.ts';

interface Attempt {
  readonly view: string;
  /** Folder of the lake bucket. */
  readonly location: string;
}

interface Place {
  readonly lake: ObjectStore;
  readonly engine: QueryEngine;
}

/**
 * Abandons the attempts that can never count: drops their names in the engine, then abandons their files. `counting` lists
 * the attempts that count after `rebuild` rebuilds. Attempts of a later rebuild, and views that are not listed, are not
 * touched, because another worker may be about to record its attempt.
 */
export async function clearAttempts(
  release: number,
  counting: readonly Attempt[],
  rebuild: number,
  place: Place,
): Promise<void> {
  for (const { view, location } of counting) {
    const folder = attemptsFolder(release, view);
    const dead = new Set<string>();
    for await (const { key } of place.lake.list(`${folder}/`)) {
      const [attempt = ''] = key.slice(folder.length + 1).split('/');
      if (`${folder}/${attempt}` === location || rebuildOf(attempt) > rebuild) continue;
      dead.add(attempt);
    }
    for (const attempt of dead) {
      // A worker that was killed during a rebuild may have left the view's name at its own table.
      if (rebuildOf(attempt) > 0) await pointAt(release, { view, location }, place.engine);
      await clearAttempt(release, view, `${folder}/${attempt}`, place);
    }
  }
}

/** Drops the name of one attempt that does not count, and abandons its files. */
export async function clearAttempt(
  release: number,
  view: string,
  location: string,
  { lake, engine }: Place,
): Promise<void> {
  const database = releaseDatabase(release);
  const table = tableName(view, location);
  await engine.openDatabase({ name: database, tables: [] });
  // The name first: without files nobody would find it again.
  await engine.dropTable({ database, table, location, sortedBy: [] });
  for await (const { key } of lake.list(`${location}/`)) await lake.abandon(key);
}
