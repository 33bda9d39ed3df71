import type { Cell, ResultRow } from '../../functions/shared/ports/query-engine.ts';

const MOST_ROWS = 500;
const WIDEST_CELL = 100;

/** Rows as a table of plain text. Numbers are right-aligned, missing values blank, long tables and cells shortened. */
export function textTable(rows: readonly ResultRow[]): string {
  const names = Object.keys(rows[0] ?? {});
  const shown = rows.slice(0, MOST_ROWS);
  const widths = names.map((name) =>
    Math.max(name.length, ...shown.map((row) => textOf(row[name] ?? null).length)),
  );
  const lines = shown.map((row) =>
    lineOf(
      names.map((name, at) => {
        const cell = row[name] ?? null;
        const width = widths[at] ?? 0;
        return typeof cell === 'number' ? textOf(cell).padStart(width) : textOf(cell).padEnd(width);
      }),
    ),
  );
  const header = [
    lineOf(names.map((name, at) => name.padEnd(widths[at] ?? 0))),
    lineOf(widths.map((width) => '-'.repeat(width))),
  ];
  return [...(names.length === 0 ? [] : header), ...lines, countOf(rows.length)].join('\n');
}

const lineOf = (cells: readonly string[]): string => cells.join('  ').trimEnd();

function textOf(cell: Cell): string {
  const text = cell === null ? '' : String(cell);
  return text.length > WIDEST_CELL ? `${text.slice(0, WIDEST_CELL - 1)}…` : text;
}

function countOf(rows: number): string {
  const counted = rows === 1 ? '1 row' : `${rows} rows`;
  return rows > MOST_ROWS ? `(${counted}, the first ${MOST_ROWS} shown)` : `(${counted})`;
}
