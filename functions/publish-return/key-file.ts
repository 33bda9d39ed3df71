import { TABLES } from '../../schemas/returns/ssda903/tables.ts';
import type { Column } from '../../schemas/returns/table.ts';
import { toCsv } from '../shared/csv.ts';
import type { MakeReference, Referent } from '../shared/lake/references.ts';
import type { ReadTables } from '../shared/reading/read-return.ts';

/** The council's key file: the reference of every child and worker in the return. Only the council can map back. */
export function writeKeyFile(tables: ReadTables, reference: MakeReference): string {
  const rows = (['child', 'worker'] as const).flatMap((referent) =>
    [...identifiersOf(tables, referent)]
      .sort()
      .map((identifier) => [referent, identifier, reference(referent, identifier)]),
  );
  return toCsv(['kind', 'identifier', 'reference'], rows);
}

function identifiersOf(tables: ReadTables, referent: Referent): Set<string> {
  const found = new Set<string>();
  for (const [name, table] of Object.entries(TABLES)) {
    const columns: [string, Column][] = Object.entries(table.columns);
    for (const [field, { privacy }] of columns) {
      if (privacy !== referent) continue;
      for (const row of tables[name as keyof ReadTables]?.rows ?? []) {
        const identifier = (row as Record<string, unknown>)[field];
        if (typeof identifier === 'string') found.add(identifier);
      }
    }
  }
  return found;
}
