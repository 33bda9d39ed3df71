import type { Cell } from '../../ports/query-engine.ts';

export interface AthenaColumn {
  readonly name: string;
  readonly type: string;
}

const WHOLE = new Set(['tinyint', 'smallint', 'integer', 'bigint']);
const NUMBERS = new Set([...WHOLE, 'float', 'double', 'decimal']);
const TEXTS = new Set(['varchar', 'char', 'string', 'date', 'timestamp', 'unknown']);

/** A value of Athena's result, where every cell is text and NULL is no text at all. Throws for lists, rows and bytes. */
export function cellOf({ type }: AthenaColumn, text: string | undefined): Cell {
  if (text === undefined) return null;
  if (NUMBERS.has(type)) return numberOf(text, WHOLE.has(type));
  if (type === 'boolean') return text === 'true';
  if (TEXTS.has(type)) return text;
  throw new TypeError('A query may give text, numbers, dates and booleans only.');
}

function numberOf(text: string, isWhole: boolean): number {
  const number = Number(text);
  if (isWhole && !Number.isSafeInteger(number)) {
    throw new RangeError('A whole number is too large to keep.');
  }
  return number;
}

/** A parameter as the SQL literal that Athena wants: a number with a part as a double. Throws for a number without end. */
export function literalOf(value: Cell): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean' || Number.isSafeInteger(value)) return String(value);
  if (!Number.isFinite(value)) throw new RangeError('A parameter must be a finite number.');
  return value.toExponential();
}
