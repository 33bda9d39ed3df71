import type { TypedTables } from '../../schemas/returns/engine.ts';
import type { ReturnShape } from '../../schemas/returns/return.ts';
import type { AnyRow, Column } from '../../schemas/returns/table.ts';
import type { WantedReference } from '../shared/reference-data/open-reference.ts';

/** The distinct postcodes and providers named in these returns, which are all of one kind. */
export function wantedReference(
  laCode: string,
  definition: ReturnShape,
  returns: readonly (TypedTables | undefined)[],
): WantedReference {
  const named = (list: Column['lookedUpIn']): Set<string> => {
    const values = new Set<string>();
    for (const [table, field] of columnsLookedUpIn(list, definition)) {
      for (const tables of returns) addTexts(values, tables?.[table]?.rows ?? [], field);
    }
    return values;
  };
  return { laCode, postcodes: named('postcodes'), urns: named('providers') };
}

function addTexts(values: Set<string>, rows: readonly AnyRow[], field: string): void {
  for (const { [field]: value } of rows) if (typeof value === 'string') values.add(value);
}

function columnsLookedUpIn(
  list: Column['lookedUpIn'],
  { tables }: ReturnShape,
): [table: string, field: string][] {
  return Object.entries(tables).flatMap(([table, { columns }]) =>
    Object.entries(columns)
      .filter(([, { lookedUpIn }]) => lookedUpIn === list)
      .map(([field]): [string, string] => [table, field]),
  );
}
