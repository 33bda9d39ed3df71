import { toCsv } from '../shared/csv.ts';
import type { MakeReference, Referent } from '../shared/lake/references.ts';
import type { ReadTables } from '../shared/reading/read-return.ts';

/** The council's key file: the reference of every child and worker in the return. Only the council holds this mapping. */
export function writeKeyFile(tables: ReadTables, makeReference: MakeReference): string {
  const rows = (['child', 'worker'] as const).flatMap((referent) =>
    [...identifiersOf(tables, referent)]
      .sort()
      .map((identifier) => [referent, identifier, makeReference(referent, identifier)]),
  );
  return toCsv(['kind', 'identifier', 'reference'], rows);
}

function identifiersOf(tables: ReadTables, referent: Referent): Set<string> {
  const found = new Set<string>();
  for (const { table, rows } of Object.values(tables)) {
    for (const [field, { privacy }] of Object.entries(table.columns)) {
      if (privacy !== referent) continue;
      for (const { [field]: identifier } of rows) {
        if (typeof identifier === 'string') found.add(identifier);
      }
    }
  }
  return found;
}
