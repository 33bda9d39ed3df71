import { parquetWriteBuffer } from 'hyparquet-writer';
import type { LakeColumn, LakeTable } from '../../../schemas/lake/columns.ts';
import { parquetSchema } from '../../../schemas/lake/engine-types.ts';

/** A value of the lake. Dates are whole days since 1 January 1970. */
export type LakeValue = string | number | boolean | null;
export type LakeRow = Readonly<Record<string, LakeValue>>;

// Trino parses this name. If it cannot, it reads the files more slowly.
const CREATED_BY = 'care-stability version 1.0 (build 1)';

type Schema = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>;

/** The rows as one Parquet file. A column missing from a row is null. Throws when the column may not be null. */
export function toParquet(table: LakeTable, rows: readonly LakeRow[]): Uint8Array {
  const columnData = table.columns.map((column) => ({
    name: column.name,
    data: rows.map((row) => cellOf(table, column, row)),
  }));
  const schema = parquetSchema(table).map((element) => ({ ...element })) as Schema;
  return new Uint8Array(parquetWriteBuffer({ columnData, schema, createdBy: CREATED_BY }));
}

function cellOf(
  table: LakeTable,
  column: LakeColumn,
  row: LakeRow,
): bigint | Exclude<LakeValue, null> | undefined {
  const value = row[column.name] ?? null;
  if (value === null) {
    if (column.nullable) return undefined;
    throw new Error(`${table.name}.${column.name} may not be blank.`);
  }
  return column.type === 'bigint' ? BigInt(value) : value;
}
