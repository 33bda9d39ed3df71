import { CellMemory, remember } from './cell-memory.ts';
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

/** Takes the faults of the row that is being read. */
interface Faults {
  found: CellFault[] | undefined;
}

type CellReader = (cell: string | undefined, faults: Faults) => Value;
type BuildRow = (cells: readonly string[], faults: Faults) => AnyRow;

const NO_FAULTS: readonly CellFault[] = [];
const COLUMN_NAME = /^[A-Z][A-Z0-9_]*$/;

/** A cell as columns read it: without spaces around it, in upper case. */
function normaliseCell(cell: string): string {
  return cell.trim().toUpperCase();
}

function cellReader(field: string, column: Column, year: number, memory: CellMemory): CellReader {
  const { expected, codes: set, parse } = column;
  const codes = set === undefined ? undefined : codesIn(set, year);
  const known = memory.of(codes ?? parse);
  const withFault = (value: Value, problem: CellProblem, faults: Faults): Value => {
    faults.found ??= [];
    faults.found.push({ field, problem, expected });
    return value;
  };
  const readAnew = (cell: string, faults: Faults): Value => {
    const text = normaliseCell(cell);
    if (text === '') return column.mandatory ? withFault(null, 'missing', faults) : null;
    const value = parse(text);
    if (value === undefined) {
      return column.kind === 'text'
        ? withFault(text, 'wrong-format', faults)
        : withFault(UNREADABLE, 'unreadable', faults);
    }
    const isKnown = codes === undefined || codes.has(text);
    return isKnown ? remember(known, cell, value) : withFault(value, 'not-in-code-set', faults);
  };
  return (cell = '', faults) => {
    if (cell === '' && !column.mandatory) return null;
    return known.get(cell) ?? readAnew(cell, faults);
  };
}

/**
 * A function that makes the rows of one file. Its text is one object literal, because rows made by assigning to
 * names that vary take four times as long; nothing but the names of our own columns goes into it.
 */
function compile(
  readers: readonly (readonly [field: string, read: CellReader])[],
  positions: Positions,
): BuildRow {
  const cells = readers.map(([field], index) => {
    if (!COLUMN_NAME.test(field)) throw new Error(`${field} cannot be a column.`);
    const position = positions[field];
    return `${field}: ${position === undefined ? 'null' : `r${index}(cells[${Number(position)}], faults)`}`;
  });
  const names = readers.map((_, index) => `r${index}`).join(', ');
  const make = new Function(
    'readers',
    `const [${names}] = readers; return (cells, faults) => ({ ${cells.join(', ')} });`,
  );
  return make(readers.map(([, read]) => read)) as BuildRow;
}

/**
 * A reader of one table's records with the codes of a collection year (give the year whose shapes
 * apply). Never throws. A column that the file lacks reads as null and is no problem of the row.
 * Readers of the same return may share a memory.
 */
export function rowReader<T extends Table>(
  table: T,
  year: number,
  memory: CellMemory = new CellMemory(),
): (cells: readonly string[], positions: Positions) => ReadRow<Row<T>> {
  const readers = Object.entries(table.columns).map(
    ([field, column]) => [field, cellReader(field, column, year, memory)] as const,
  );
  let build: BuildRow | undefined;
  let builtFor: Positions | undefined;
  return (cells, positions) => {
    if (build === undefined || positions !== builtFor) {
      build = compile(readers, positions);
      builtFor = positions;
    }
    const faults: Faults = { found: undefined };
    const row = build(cells, faults) as Row<T>;
    return { row, problems: faults.found ?? NO_FAULTS };
  };
}
