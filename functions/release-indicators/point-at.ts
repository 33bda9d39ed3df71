import type { QueryEngine } from '../shared/ports/query-engine.ts';
import { releaseDatabase } from '../shared/releases/release-folder.ts';

/** The name of an attempt's table in the engine: the last folder of its place is the attempt. */
export function tableName(view: string, location: string): string {
  return `${view}_${location.slice(location.lastIndexOf('/') + 1)}`;
}

/** Makes a written table readable by the name of its view. */
export async function pointAt(
  release: number,
  { view, location }: { readonly view: string; readonly location: string },
  engine: QueryEngine,
  signal?: AbortSignal,
): Promise<void> {
  const database = releaseDatabase(release);
  const table = tableName(view, location);
  await engine.findTable({ database, table, location, sortedBy: [] }, { signal });
  const sql = `create or replace view ${view} as select * from ${table}`;
  await engine.execute(sql, { database, signal });
}
