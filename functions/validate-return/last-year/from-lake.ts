import { parquetReadObjects } from 'hyparquet';
import { lakeColumnsOf, lakeTableOf } from '../../../schemas/lake/return-table.ts';
import { type Return, tablesOf } from '../../../schemas/returns/return.ts';
import type { AnyRow, Column, Table, Value } from '../../../schemas/returns/table.ts';
import { createReferences } from '../../shared/lake/references.ts';
import type { KeyRing } from '../../shared/ports/key-ring.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import type { TableRows } from '../../shared/reading/table-rows.ts';
import { lakeFileKey } from '../../shared/submissions/published-files.ts';
import { returnInForce } from '../../shared/submissions/returns-in-force.ts';
import { type LastYear, tablesWanted } from './last-year.ts';

interface Wanted {
  readonly definition: Return;
  readonly laCode: string;
  /** The year before the return's. */
  readonly collectionYear: number;
  /** Identifiers of the children in this year's return. Only these can be matched to references. */
  readonly children: Iterable<string>;
}

/**
 * The council's return in force for the year before, from the lake. Undefined when there is none. Children who are in this
 * year's return get their identifiers back; others keep their references. Values that are never written to the lake (days
 * of birth, pupil numbers, postcodes) are missing, so the rules that compare them are skipped.
 */
export async function lastYearFromLake(
  { definition, laCode, collectionYear, children }: Wanted,
  { lake, keys }: { readonly lake: ObjectStore; readonly keys: KeyRing },
): Promise<LastYear | undefined> {
  const page = { returnType: definition.id, collectionYear, laCode };
  const entry = await returnInForce(lake, page);
  if (entry === undefined) return undefined;
  const makeReference = createReferences(await keys.councilKey(laCode));
  const identifiers = new Map(
    Array.from(children, (child) => [makeReference('child', child), child]),
  );
  const wanted = new Set(tablesWanted(definition, collectionYear + 1));
  const tables: Record<string, TableRows> = {};
  for (const table of tablesOf(definition, collectionYear)) {
    if (!wanted.has(table.name)) continue;
    const key = lakeFileKey(lakeTableOf(definition, table).name, entry.submission_id);
    const file = await lake.get(key);
    if (file !== undefined) tables[table.name] = await readTable(table, file.body, identifiers);
  }
  return {
    tables,
    from: { kind: 'published', submission: entry.submission_id, sequence: entry.sequence },
  };
}

async function readTable(
  table: Table,
  parquet: Uint8Array,
  identifiers: ReadonlyMap<string, string>,
): Promise<TableRows> {
  const columns = Object.entries(table.columns);
  const kept = columns.filter(([, column]) => isKept(column));
  const read = (await parquetReadObjects({
    file: new Uint8Array(parquet).buffer,
    columns: kept.map(([field]) => lakeNameOf(table, field)),
    parsers: { dateFromDays: (days) => days },
  })) as readonly Readonly<Record<string, Value | undefined>>[];
  const rows = read.map((stored): AnyRow => {
    const row: Record<string, Value> = {};
    for (const [field] of columns) row[field] = null;
    for (const [field, column] of kept) {
      const value = stored[lakeNameOf(table, field)] ?? null;
      row[field] = column.privacy === 'child' ? (identifiers.get(`${value}`) ?? value) : value;
    }
    return row;
  });
  const missing = columns.filter(([, column]) => !isKept(column)).map(([field]) => field);
  return {
    table,
    file: 'last year’s published return',
    rows,
    lines: [],
    problems: [],
    missingColumns: missing,
    foundText: () => undefined,
    sentText: () => undefined,
  };
}

function isKept({ privacy }: Column): boolean {
  return privacy === 'keep' || privacy === 'child';
}

function lakeNameOf(table: Table, field: string): string {
  return lakeColumnsOf(table, field)[0]?.name ?? field;
}
