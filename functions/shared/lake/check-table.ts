import { QueryFailed } from '../errors.ts';
import { checkKey } from '../ports/object-key.ts';
import type { FilesTable, NewTable } from '../ports/query-engine.ts';

/** Throws `QueryFailed` for an invalid name of a table, view or database, because names are put into SQL unescaped. */
export function checkName(name: string): void {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new QueryFailed('This is not a valid table name.');
}

/** Throws `QueryFailed` unless the table's names and folder are safe to put into SQL and the folder is in the lake. */
export function requireSafeTable({
  database,
  table,
  location,
  sortedBy,
  key = [],
}: NewTable): void {
  for (const name of [database, table, ...sortedBy, ...key]) checkName(name);
  if (!/^[\w/=.-]+$/.test(location)) throw new QueryFailed('This is not a folder of the lake.');
  try {
    checkKey(location);
  } catch {
    throw new QueryFailed('This is not a folder of the lake.');
  }
}

/** The same check for a table over existing files. */
export function checkFiles({ database, table, location }: FilesTable): void {
  const names = [...table.columns, ...table.partitions].map(({ name }) => name);
  requireSafeTable({ database, table: table.name, location, sortedBy: names });
}
