import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readsOf, type View } from '../../functions/deploy-views/views.ts';
import { LAKE_TABLES } from '../../schemas/lake.ts';

const SQL = join(import.meta.dirname, '../../sql');
const LAYERS = ['staging', 'intermediate', 'marts'] as const;

/** How often a mart reads each table of the lake. Views store no rows, so each path from the mart to a table is a scan. */
export interface MartScans {
  readonly mart: string;
  readonly scans: ReadonlyMap<string, number>;
}

/** Every mart of `sql/` with the scans that it needs. */
export function martScans(): MartScans[] {
  const views = new Map(readViews().map((view) => [view.name, view]));
  const tables = new Set(LAKE_TABLES.map(({ name }) => name));
  const scansOf = (name: string): Map<string, number> => {
    if (tables.has(name)) return new Map([[name, 1]]);
    const view = views.get(name);
    const scans = new Map<string, number>();
    for (const read of view ? readsOf(view) : []) {
      for (const [table, times] of scansOf(read)) {
        scans.set(table, (scans.get(table) ?? 0) + times);
      }
    }
    return scans;
  };
  const marts = [...views.values()].filter(({ layer }) => layer === 'marts');
  return marts.map(({ name }) => ({ mart: name, scans: scansOf(name) }));
}

function readViews(): View[] {
  return LAYERS.flatMap((layer) =>
    readdirSync(join(SQL, layer))
      .filter((file) => file.endsWith('.sql'))
      .sort()
      .map((file) => ({
        name: file.slice(0, -'.sql'.length),
        layer,
        sql: readFileSync(join(SQL, layer, file), 'utf8'),
        isWritten: false,
        key: [],
      })),
  );
}
