import { QueryFailed } from '../errors.ts';
import { checkKey } from '../ports/object-key.ts';
import type { FilesTable, NewTable } from '../ports/query-engine.ts';

/** Throws `QueryFailed` unless this can be the name of a table, view or database: it goes into SQL as it is. */
export function checkName(name: string): void {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new QueryFailed('This is not a name of a table.');
}

/** Throws `QueryFailed` unless names and folder of the table may go into SQL as they are, and the folder is in the lake. */
export function checkTable({ database, table, location, sortedBy }: NewTable): void {
  for (const name of [database, table, ...sortedBy]) checkName(name);
  if (!/^[\w/=.-]+$/.test(location)) throw new QueryFailed('This is not a folder of the lake.');
  try {
    checkKey(location);
  } catch {
    throw new QueryFailed('This is not a folder of the lake.');
  }
}

/** The same for a table over files that are there. */
export function checkFiles({ database, table, location }: FilesTable): void {
  const names = [...table.columns, ...table.partitions].map(({ name }) => name);
  checkTable({ database, table: table.name, location, sortedBy: names });
}
