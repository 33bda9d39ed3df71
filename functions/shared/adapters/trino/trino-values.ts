import type { Cell } from '../../ports/query-engine.ts';
import type { TrinoColumn } from './statement-page.ts';

const WHOLE = /^(?:tinyint|smallint|integer|bigint)$/;
const PART = /^(?:double|real|decimal\(.*\))$/;
const TEXT = /^(?:varchar|char|date|time|timestamp|unknown|uuid)(?:\(.*\))?(?: with time zone)?$/;

/** Converts a value of a Trino response to a cell. Throws for nested values, and for whole numbers too large to keep exactly. */
export function cellOf({ name, type }: TrinoColumn, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (WHOLE.test(type)) return whole(Number(value));
  // Decimals come as text, and so do Infinity and NaN.
  if (PART.test(type)) return Number(value);
  if (typeof value === 'string' && TEXT.test(type)) return value;
  throw new TypeError(
    `The column ${name} is ${type}. A query may only return text, numbers, dates and booleans.`,
  );
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value))
    throw new RangeError('A whole number is too large to keep exactly.');
  return value;
}

/** A parameter as an SQL literal. Numbers with a fraction become doubles. Throws for numbers that are not finite. */
export function literalOf(value: Cell): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value);
  if (!Number.isFinite(value)) throw new TypeError('A parameter must be a finite number.');
  return Number.isSafeInteger(value) ? String(value) : `DOUBLE '${value}'`;
}

/** Text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
