import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { Cell } from '../../functions/shared/ports/query-engine.ts';

/** Converts a DuckDB value to the query engine port's. Throws for lists, structs and other nested values. */
export function cellOf(value: DuckDBValue): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return numberOf(value);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return value.toString();
  throw new TypeError('A query may only return text, numbers, dates and booleans.');
}

function numberOf(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError('A whole number is too large to keep.');
  return number;
}

/** A parameter as DuckDB binds it. Whole numbers stay whole numbers, as in engines with typed literals. */
export function parameterOf(value: Cell): DuckDBValue {
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value;
}
