import type { Cell, ResultRow } from '../../../functions/shared/ports/query-engine.ts';

/** One cell, or a whole row, that differs between two engines. */
export interface Difference {
  readonly view: string;
  /** The row, as `la_code=823 year=2025`. */
  readonly key: string;
  readonly column: string;
  readonly duckdb: Cell | string;
  readonly trino: Cell | string;
}

export interface KeyedView {
  readonly name: string;
  /** Key columns. Empty: rows are compared by all their values. */
  readonly key: readonly string[];
}

export interface Answers {
  readonly duckdb: readonly ResultRow[];
  readonly trino: readonly ResultRow[];
}

/** Adding the same doubles in another order changes the last digits. */
const TOLERANCE = 1e-9;

/** Where the engines' answers to one view differ. Numbers may differ after nine digits, anything else may not. */
export function differencesOf(view: KeyedView, answers: Answers): readonly Difference[] {
  const duckdb = byKey(view, answers.duckdb);
  const trino = byKey(view, answers.trino);
  const keys = new Set([...duckdb.keys(), ...trino.keys()]);
  return [...keys].flatMap((key) => {
    const one = duckdb.get(key);
    const other = trino.get(key);
    if (one === undefined || other === undefined) {
      return [
        { view: view.name, key, column: 'the whole row', duckdb: has(one), trino: has(other) },
      ];
    }
    return [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .filter((column) => !isAlike(one[column], other[column]))
      .map((column) => ({
        view: view.name,
        key,
        column,
        duckdb: one[column] ?? null,
        trino: other[column] ?? null,
      }));
  });
}

const has = (row: ResultRow | undefined) => (row === undefined ? 'missing' : 'there');

/** The first twenty differences, one line each. */
export function describeDifferences(differences: readonly Difference[]): string {
  const lines = differences
    .slice(0, 20)
    .map(
      ({ view, key, column, duckdb, trino }) =>
        `${view} [${key}] ${column}: DuckDB ${JSON.stringify(duckdb)}, Trino ${JSON.stringify(trino)}`,
    );
  const more = differences.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

function byKey({ key }: KeyedView, rows: readonly ResultRow[]): ReadonlyMap<string, ResultRow> {
  const found = new Map<string, ResultRow>();
  for (const row of rows) {
    const columns = key.length > 0 ? key : Object.keys(row).sort();
    const name = columns.map((column) => `${column}=${textOf(row[column])}`).join(' ');
    // Rows with the same key are numbered: both engines must give as many.
    let copy = name;
    for (let times = 2; found.has(copy); times += 1) copy = `${name} (row ${times} of this key)`;
    found.set(copy, row);
  }
  return found;
}

const textOf = (cell: Cell | undefined): string =>
  typeof cell === 'number' ? String(Number(cell.toPrecision(9))) : String(cell);

function isAlike(one: Cell | undefined, other: Cell | undefined): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return (
    Object.is(one, other) ||
    Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one), Math.abs(other))
  );
}
