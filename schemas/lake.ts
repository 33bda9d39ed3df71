import type { LakeTable } from './lake/columns.ts';
import { LEDGER } from './lake/ledger.ts';
import { RELEASE_LEDGER } from './lake/release-ledger.ts';
import { lakeTableOf } from './lake/return-table.ts';
import { REFERENCE_TABLES } from './reference.ts';
import { requireSoundReturns } from './returns/check-returns.ts';
import { RETURN_SHAPES } from './returns/index.ts';
import type { ReturnShape } from './returns/return.ts';

/** The tables that these returns have in the lake. Throws for definitions that cannot be used. */
export function returnTables(
  returns: readonly ReturnShape[] = RETURN_SHAPES,
): readonly LakeTable[] {
  requireSoundReturns(returns);
  return returns.flatMap((definition) =>
    Object.values(definition.tables).map((table) => lakeTableOf(definition, table)),
  );
}

/** Every table of a lake that holds these returns. */
export function lakeTables(returns: readonly ReturnShape[] = RETURN_SHAPES): readonly LakeTable[] {
  return [
    ...returnTables(returns),
    LEDGER,
    RELEASE_LEDGER,
    ...REFERENCE_TABLES.map(({ table }) => table),
  ];
}

/** Every table of the lake: the one list behind the Parquet files, the Glue catalogue and DuckDB. */
export const LAKE_TABLES: readonly LakeTable[] = lakeTables();
