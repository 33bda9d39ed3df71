import type { ReadTables } from '../shared/reading/read-return.ts';
import type { TableRows } from '../shared/reading/table-rows.ts';

/** The table of that name, if it was read. */
export function tableOf(tables: ReadTables, name: string): TableRows | undefined {
  const byName: Readonly<Record<string, TableRows | undefined>> = tables;
  return byName[name];
}
