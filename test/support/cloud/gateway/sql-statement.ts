/** How a statement changes the catalogue, and what it reads. */
export interface SqlStatement {
  readonly kind:
    | 'read'
    | 'create-view'
    | 'create-table-as'
    | 'create-external-table'
    | 'create-database'
    | 'drop-database'
    | 'drop-table'
    | 'drop-view';
  /** The view, table or database that it creates or drops. */
  readonly target?: string;
  /** The location of a new table's objects. */
  readonly location?: string;
  /** Names of the tables and views that it reads, with or without a database. Excludes common table expressions. */
  readonly reads: readonly string[];
}

const TARGETS = [
  ['create-view', /^create\s+(?:or\s+replace\s+)?view\s+([\w."]+)\s/i],
  ['create-table-as', /^create\s+table\s+(?:if\s+not\s+exists\s+)?([\w."]+)\s/i],
  ['create-external-table', /^create\s+external\s+table\s+if\s+not\s+exists\s+(\w+)\s/i],
  ['create-database', /^create\s+schema\s+if\s+not\s+exists\s+(\w+)$/i],
  ['drop-database', /^drop\s+schema\s+if\s+exists\s+(\w+)\s+cascade$/i],
  ['drop-table', /^drop\s+table\s+(?:if\s+exists\s+)?([\w."]+)/i],
  ['drop-view', /^drop\s+view\s+(?:if\s+exists\s+)?([\w."]+)/i],
] as const;

/** Parses a statement as Athena does before it calls Glue. Throws for a form that the platform does not use. */
export function readStatement(sql: string): SqlStatement {
  const text = sql.replace(/--.*$/gm, ' ').trim();
  for (const [kind, form] of TARGETS) {
    const target = form.exec(text)?.[1];
    if (target === undefined) continue;
    const location = /(?:external_location\s*=|\blocation)\s*'([^']+)'/i.exec(text)?.[1];
    const reads = kind.startsWith('create') ? readsOf(text) : [];
    return { kind, target: plain(target), reads, ...(location && { location }) };
  }
  if (!/^(select|with)\b/i.test(text)) {
    throw new Error(`Which permissions does this statement need? ${text.slice(0, 60)}`);
  }
  return { kind: 'read', reads: readsOf(text) };
}

/** Tables and views that a query names after `from` and `join`. */
export function readsOf(sql: string): readonly string[] {
  const text = sql.replace(/--.*$/gm, ' ').replace(/'(?:[^']|'')*'/g, "''");
  const own = new Set([...text.matchAll(/([\w"]+)\s+as\s*\(/gi)].map(([, name = '']) => name));
  // A common table expression can have the name of the view that it reads: `with x as (select * from x)`.
  for (const [, name = ''] of text.matchAll(/(\w+)\s+as\s*\(\s*select\s[^()]*?\bfrom\s+\1\b/gi)) {
    own.delete(name);
  }
  const named = [...text.matchAll(/\b(?:from|join)[\s(]+([\w."]+)/gi)].map(([, name = '']) => name);
  const tables = named.filter(
    (name) => !own.has(name) && !/^(select|with|values|unnest)$/i.test(name),
  );
  return [...new Set(tables.map(plain))];
}

// A name may be qualified by catalogue and database, and quoted.
function plain(name: string): string {
  return name.replaceAll('"', '').split('.').slice(-2).join('.');
}
