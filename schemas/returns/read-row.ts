import { type CellFault, type CellReader, cellReader, type Faults } from './read-cell.ts';
import type { AnyRow, Row, Table } from './table.ts';

export type { CellFault } from './read-cell.ts';

interface ReadRow<R extends AnyRow = AnyRow> {
  readonly row: R;
  readonly problems: readonly CellFault[];
}

/** Where in a record each column stands, counted from 0; a column that the file lacks is left out. */
export type Positions = Readonly<Record<string, number>>;

/** Reads the rows of one file, from records or from whole lines. */
export interface RowReader<R extends AnyRow> {
  /** The row that a record's cells make; cells that it lacks are blank. */
  record(cells: readonly string[]): ReadRow<R>;
  /** The row that a line makes, which begins in a text at `from`; each cell ends at its number of `ends`, one before the next begins. */
  line(text: string, from: number, ends: ArrayLike<number>): ReadRow<R>;
}

type FromRecord = (cells: readonly string[], faults: Faults) => AnyRow;
type FromLine = (text: string, from: number, ends: ArrayLike<number>, faults: Faults) => AnyRow;

const NO_FAULTS: readonly CellFault[] = [];
const COLUMN_NAME = /^[A-Z][A-Z0-9_]*$/;

function requireColumnName(field: string): void {
  if (!COLUMN_NAME.test(field)) throw new Error(`${field} cannot be a column.`);
}

/**
 * Functions that make the rows of one file. The text of each is one object literal, because rows made by assigning to names
 * that vary take four times as long; nothing but the names of our own columns goes into it.
 */
function compile(table: Table, positions: Positions, readers: readonly CellReader[]) {
  const fields = Object.keys(table.columns);
  fields.forEach(requireColumnName);
  const literalOf = (cell: (index: number, position: number) => string): string => {
    const cells = fields.map((field, index) => {
      const position = positions[field];
      return `${field}: ${position === undefined ? 'null' : cell(index, Number(position))}`;
    });
    return `({ ${cells.join(', ')} })`;
  };
  const ofRecord = literalOf(
    (index, at) => `r${index}(cells[${at}] ?? '', 0, (cells[${at}] ?? '').length, faults)`,
  );
  const ofLine = literalOf((index, at) => {
    const start = at === 0 ? 'from' : `ends[${at - 1}] + 1`;
    return `r${index}(text, ${start}, ends[${at}], faults)`;
  });
  const make = new Function(
    'readers',
    `const [${fields.map((_, index) => `r${index}`).join(', ')}] = readers;
    return [(cells, faults) => ${ofRecord}, (text, from, ends, faults) => ${ofLine}];`,
  );
  return make(readers) as [FromRecord, FromLine];
}

/**
 * A reader of one file of a table with the codes of a collection year (give the year whose shapes apply). Never throws.
 * A column that the file lacks reads as null and is no problem of the row.
 */
export function rowReader<T extends Table>(
  table: T,
  year: number,
  positions: Positions,
): RowReader<Row<T>> {
  const readers = Object.entries(table.columns).map(([field, column]) =>
    cellReader(field, column, year),
  );
  const [fromRecord, fromLine] = compile(table, positions, readers);
  const withProblems = (row: AnyRow, { found }: Faults) => ({
    row: row as Row<T>,
    problems: found ?? NO_FAULTS,
  });
  return {
    record(cells) {
      const faults: Faults = { found: undefined };
      return withProblems(fromRecord(cells, faults), faults);
    },
    line(text, from, ends) {
      const faults: Faults = { found: undefined };
      return withProblems(fromLine(text, from, ends, faults), faults);
    },
  };
}
