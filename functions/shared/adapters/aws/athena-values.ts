import type { Cell } from '../../ports/query-engine.ts';

export interface AthenaColumn {
  readonly name: string;
  readonly type: string;
}

const WHOLE = new Set(['tinyint', 'smallint', 'integer', 'bigint']);
const NUMBERS = new Set([...WHOLE, 'float', 'double', 'decimal']);
const TEXTS = new Set(['varchar', 'char', 'string', 'date', 'timestamp', 'unknown']);

/** Converts a cell of an Athena result, which is text, or undefined for NULL. Throws for lists, rows and bytes. */
export function cellOf({ type }: AthenaColumn, text: string | undefined): Cell {
  if (text === undefined) return null;
  if (NUMBERS.has(type)) return numberOf(text, WHOLE.has(type));
  if (type === 'boolean') return text === 'true';
  if (TEXTS.has(type)) return text;
  throw new TypeError('A query may only return text, numbers, dates and booleans.');
}

function numberOf(text: string, isWhole: boolean): number {
  const number = Number(text);
  if (isWhole && !Number.isSafeInteger(number)) {
    throw new RangeError('A whole number is too large to keep exactly.');
  }
  return number;
}

/** A parameter as an SQL literal for Athena. Numbers with a fraction become doubles. Throws for numbers that are not finite. */
export function literalOf(value: Cell): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value)) throw new RangeError('A parameter must be a finite number.');
  return value.toExponential();
}
