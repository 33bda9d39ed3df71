import { QueryFailed } from '../errors.ts';
import { checkKey } from '../ports/object-key.ts';
import type { NewTable, TableOfFiles } from '../ports/query-engine.ts';

/** Throws `QueryFailed` unless this can be the name of a table, view or database: it goes into SQL as it is. */
export function checkName(name: string): void {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new QueryFailed('This is not a name of a table.');
}

/** Throws `QueryFailed` unless names and folder of the table may go into SQL as they are, and the folder is in the lake. */
export function checkTable({ sortedBy, ...place }: NewTable): void {
  checkPlace(place, sortedBy);
}

/** The same for a table of files. */
export function checkFiles({ columns, ...place }: TableOfFiles): void {
  checkPlace(
    place,
    columns.map(({ name }) => name),
  );
}

function checkPlace(
  { database, table, location }: Pick<NewTable, 'database' | 'table' | 'location'>,
  columns: readonly string[],
): void {
  for (const name of [database, table, ...columns]) checkName(name);
  if (!/^[\w/=.-]+$/.test(location)) throw new QueryFailed('This is not a folder of the lake.');
  try {
    checkKey(location);
  } catch {
    throw new QueryFailed('This is not a folder of the lake.');
  }
}
