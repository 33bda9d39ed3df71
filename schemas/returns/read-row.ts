import { type CellFault, type CellReader, cellReader, type Faults } from './read-cell.ts';
import type { AnyRow, Row, Table } from './table.ts';

export type { CellFault } from './read-cell.ts';

interface ReadRow<R extends AnyRow = AnyRow> {
  readonly row: R;
  readonly problems: readonly CellFault[];
}

/** The position of each column in a record, from 0. A column that the file does not have is omitted. */
export type Positions = Readonly<Record<string, number>>;

/** Reads the rows of one file, from records or from whole lines. */
export interface RowReader<R extends AnyRow> {
  /** Reads the cells of a record. Missing cells are blank. */
  record(cells: readonly string[]): ReadRow<R>;
  /**
   * Reads the line of a text that begins at `from`. Cell number i ends at `ends[i]`, and the next begins one character
   * later.
   */
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
 * Compiles the functions that make the rows of one file. Each is generated as one object literal, because assigning to
 * computed names takes four times as long. Only the names of our own columns are put into the generated code.
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
 * Makes a reader of one file of a table. `year` is the year whose codes apply. The reader never throws. A column that
 * the file does not have reads as null and is not a problem of the row.
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
