import { codesIn } from './codes-of-year.ts';
import type { CellProblem } from './rule.ts';
import { type AnyRow, type Column, type Row, type Table, UNREADABLE, type Value } from './table.ts';

/** One cell that is not as its column asks, within one row. */
export interface CellFault {
  readonly field: string;
  readonly problem: CellProblem;
  /** What the column asks for, in plain words. */
  readonly expected: string;
}

export interface ReadRow<R extends AnyRow = AnyRow> {
  readonly row: R;
  readonly problems: readonly CellFault[];
}

/** Where in a record each column stands, counted from 0; a column that the file lacks is left out. */
export type Positions = Readonly<Record<string, number>>;

interface CellResult {
  readonly value: Value;
  readonly fault?: CellFault;
}

type CellReader = (cell: string) => CellResult;

const MOST_REMEMBERED = 4096;
const NO_FAULTS: readonly CellFault[] = [];

/** A cell as columns read it: without spaces around it, in upper case. */
function normaliseCell(cell: string): string {
  return cell.trim().toUpperCase();
}

function problemOf(column: Column): CellProblem {
  return column.kind === 'text' ? 'wrong-format' : 'unreadable';
}

function cellReader(field: string, column: Column, year: number): CellReader {
  const { expected } = column;
  const codes = column.codes === undefined ? undefined : codesIn(column.codes, year);
  const withFault = (value: Value, problem: CellProblem): CellResult => ({
    value,
    fault: { field, problem, expected },
  });
  return remembering((cell) => {
    const text = normaliseCell(cell);
    if (text === '') return column.mandatory ? withFault(null, 'missing') : { value: null };
    const read = column.read.safeParse(text);
    if (!read.success) {
      return withFault(column.kind === 'text' ? text : UNREADABLE, problemOf(column));
    }
    const isKnown = codes === undefined || codes.has(text);
    return isKnown ? { value: read.data } : withFault(read.data, 'not-in-code-set');
  });
}

/** zod runs once for each distinct text: a return repeats the same few thousand dates and codes. */
function remembering(read: CellReader): CellReader {
  const known = new Map<string, CellResult>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const result = read(cell);
    known.set(cell, result);
    return result;
  };
}

/**
 * A reader of one table's records with the codes of a collection year (give the year whose shapes
 * apply). Never throws. A column that the file lacks reads as null and is no problem of the row.
 */
export function rowReader<T extends Table>(
  table: T,
  year: number,
): (cells: readonly string[], positions: Positions) => ReadRow<Row<T>> {
  const readers = Object.entries(table.columns).map(
    ([field, column]) => [field, cellReader(field, column, year)] as const,
  );
  return (cells, positions) => {
    const row: Record<string, Value> = {};
    let problems: CellFault[] | undefined;
    for (const [field, read] of readers) {
      const position = positions[field];
      const result = position === undefined ? undefined : read(cells[position] ?? '');
      row[field] = result?.value ?? null;
      if (result?.fault !== undefined) {
        problems ??= [];
        problems.push(result.fault);
      }
    }
    return { row: row as Row<T>, problems: problems ?? NO_FAULTS };
  };
}
