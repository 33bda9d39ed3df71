import type { Cell } from '../../ports/query-engine.ts';

export interface AthenaColumn {
  readonly name: string;
  readonly type: string;
}

const NUMBERS = new Set(['tinyint', 'smallint', 'integer', 'bigint', 'float', 'double', 'decimal']);

/** A value of Athena's result, where every cell is text and NULL is no text at all. */
export function cellOf({ type }: AthenaColumn, text: string | undefined): Cell {
  if (text === undefined) return null;
  if (NUMBERS.has(type)) return Number(text);
  return type === 'boolean' ? text === 'true' : text;
}

/** A parameter as the SQL literal that Athena wants. */
export function literalOf(value: Cell): string {
  if (value === null) return 'NULL';
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
