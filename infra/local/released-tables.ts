import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ReleaseManifest } from '../../schemas/api/releases.ts';
import type { DuckdbEngine } from './duckdb-engine.ts';

/** A published release whose tables can be queried. */
export interface ReleasedTables {
  /** Such as `release_000001`. */
  readonly database: string;
  readonly views: readonly string[];
}

const Manifest = z.object(
  ReleaseManifest.pick({ database: true, tables: true, reference: true }).shape,
);

/** The published releases, oldest first. Each call also defines releases that were published since the last call. */
export function findReleases(
  engine: DuckdbEngine,
  releasesFolder: string,
): () => Promise<readonly ReleasedTables[]> {
  const known = new Map<string, ReleasedTables>();
  return async () => {
    const folders = await readdir(releasesFolder).catch(() => []);
    for (const folder of folders.filter((name) => /^\d{6}$/u.test(name)).sort()) {
      if (known.has(folder)) continue;
      const text = await readFile(join(releasesFolder, folder, 'manifest.json'), 'utf8').catch(
        () => undefined,
      );
      if (text === undefined) continue;
      known.set(folder, await define(engine, Manifest.parse(JSON.parse(text))));
    }
    return [...known.values()];
  };
}

async function define(
  engine: DuckdbEngine,
  { database, tables, reference }: z.output<typeof Manifest>,
): Promise<ReleasedTables> {
  await engine.openDatabase({ name: database, tables: [] });
  const all = [...tables.map(({ view, location }) => ({ table: view, location })), ...reference];
  for (const { table, location } of all) {
    await engine.findTable({ database, table, location, sortedBy: [] });
  }
  return { database, views: tables.map(({ view }) => view) };
}
