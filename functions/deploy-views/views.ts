import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One view of `sql/`: a single select, in a file named after the view. */
export interface View {
  readonly name: string;
  /** Folder under `sql/`. */
  readonly layer: (typeof LAYERS)[number];
  readonly sql: string;
  /** True when a release writes the view as a table. Set in the view's sidecar, like `key`. */
  readonly isWritten: boolean;
  readonly key: readonly string[];
}

const LAYERS = ['staging', 'intermediate', 'marts'] as const;

/** Every view in the folder, by layer and name. A layer without a folder has no views. */
export async function readViews(sqlFolder: string): Promise<readonly View[]> {
  const views: View[] = [];
  for (const layer of LAYERS) {
    const files = await readdir(join(sqlFolder, layer)).catch(() => []);
    for (const file of files.filter((name) => name.endsWith('.sql')).sort()) {
      const name = file.slice(0, -'.sql'.length);
      const sql = await readFile(join(sqlFolder, layer, file), 'utf8');
      const sidecar = await readFile(join(sqlFolder, layer, `${name}.yml`), 'utf8').catch(() => '');
      views.push({ name, layer, sql, ...flagsOf(sidecar) });
    }
  }
  return views;
}

// Only two lines of a sidecar are needed here, so they are matched as text: no Lambda has to bundle a YAML parser.
function flagsOf(sidecar: string): Pick<View, 'isWritten' | 'key'> {
  const key = /^key: \[(.*)\]$/mu.exec(sidecar)?.[1] ?? '';
  return {
    isWritten: /^written: true$/mu.test(sidecar),
    key: key.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()])),
  };
}

/** The views sorted so that each comes after the views it reads. Throws if views read one another. */
export function inDependencyOrder(views: readonly View[]): readonly View[] {
  const byName = new Map(views.map((view) => [view.name, view]));
  const ordered: View[] = [];
  const visit = (view: View, path: readonly string[]): void => {
    if (ordered.includes(view)) return;
    if (path.includes(view.name)) {
      throw new Error(`These views read one another: ${[...path, view.name].join(', ')}.`);
    }
    for (const name of readsOf(view)) {
      const read = byName.get(name);
      if (read !== undefined) visit(read, [...path, view.name]);
    }
    ordered.push(view);
  };
  for (const view of views) visit(view, []);
  return ordered;
}

/** The tables and views that a view reads: the names after `from` or `join`, without its common table expressions. */
export function readsOf(view: View): ReadonlySet<string> {
  const sql = view.sql
    .replace(/--.*$/gmu, ' ')
    .replace(/'(?:[^']|'')*'/gu, "''")
    // This `from` is followed by a column.
    .replace(/\bdistinct\s+from\b/giu, ' ');
  const own = new Set([...sql.matchAll(/(\w+)\s+as\s*\(/giu)].map(([, name]) => name));
  const read = [...sql.matchAll(/\b(?:from|join)\s+(\w+)/giu)].map(([, name]) => `${name}`);
  // A common table expression may have the name of the view that it reads: `with x as (select * from x)`.
  const imports = [...sql.matchAll(/(\w+)\s+as\s*\(\s*select\s[^()]*?\bfrom\s+\1\b/giu)];
  for (const [, name] of imports) own.delete(name);
  return new Set(read.filter((name) => !own.has(name) && name !== view.name));
}
