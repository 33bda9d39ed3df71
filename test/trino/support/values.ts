import type { Cell } from '../../../functions/shared/ports/query-engine.ts';

export interface TypedColumn {
  readonly name: string;
  readonly type: string;
}

/** A select of these rows with typed columns. A column that a row does not have is null. */
export function valuesOf(
  columns: readonly TypedColumn[],
  rows: readonly Readonly<Record<string, Cell>>[],
): string {
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const cellsOf = (row: Readonly<Record<string, Cell>>): string =>
    columns.map(({ name, type }) => typedLiteral(row[name] ?? null, type)).join(', ');
  const values = (rows.length === 0 ? [{}] : rows).map((row) => `(${cellsOf(row)})`);
  const none = rows.length === 0 ? ' where false' : '';
  return `select * from (values ${values.join(', ')}) as given_rows (${names})${none}`;
}

/** A value as a literal of its type. A cast of text would slow down Trino's planner, which evaluates it for each row. */
function typedLiteral(cell: Cell, type: string): string {
  if (cell === null) return `cast(null as ${type})`;
  if (type === 'varchar') return `cast(${textLiteral(cell)} as varchar)`;
  return `${type} ${textLiteral(cell)}`;
}

/** A value as an SQL text literal. */
export function textLiteral(cell: Cell): string {
  return `'${String(cell).replaceAll("'", "''")}'`;
}
