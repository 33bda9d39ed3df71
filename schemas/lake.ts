import type { LakeTable } from './lake/columns.ts';
import { LEDGER } from './lake/ledger.ts';
import { RELEASE_LEDGER } from './lake/release-ledger.ts';
import { lakeTableOf } from './lake/return-table.ts';
import { REFERENCE_TABLES } from './reference.ts';
import { TABLES } from './returns/ssda903/tables.ts';

/** Tables of the SSDA903 return in the lake, by name of the table in the return. */
export const SSDA903_LAKE_TABLES: Readonly<Record<keyof typeof TABLES, LakeTable>> =
  Object.fromEntries(
    Object.values(TABLES).map((table) => [table.name, lakeTableOf('ssda903', table)]),
  ) as Record<keyof typeof TABLES, LakeTable>;

/** Every table of the lake: the one list behind the Parquet files, the Glue catalogue and DuckDB. */
export const LAKE_TABLES: readonly LakeTable[] = [
  ...Object.values(SSDA903_LAKE_TABLES),
  LEDGER,
  RELEASE_LEDGER,
  ...REFERENCE_TABLES.map(({ table }) => table),
];
