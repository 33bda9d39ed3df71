import type { CellIssue } from '../../../schemas/returns/engine.ts';
import { type CellFault, type RowReader, rowReader } from '../../../schemas/returns/read-row.ts';
import type { Recognised } from '../../../schemas/returns/recognise-table.ts';
import { type ReturnShape, shapeYear } from '../../../schemas/returns/return.ts';
import type { AnyRow, Table } from '../../../schemas/returns/table.ts';
import type { CellPlace } from './cell-places.ts';
import type { FindingList } from './finding-list.ts';
import type { CsvRecord } from './read-csv.ts';
import { RowsOfChildren } from './rows-of-children.ts';
import { shorten } from './shorten.ts';

/** The typed rows of one table in a file. */
export interface TableRows {
  readonly table: Table;
  readonly file: string;
  readonly rows: readonly AnyRow[];
  /** The line of the file on which each row starts. */
  readonly lines: readonly number[];
  readonly problems: readonly CellIssue[];
  /** Columns of the table that are not in the file. */
  readonly missingColumns: readonly string[];
  /** The text of an unreadable cell, shortened. Undefined for every other cell. */
  foundText(row: number, field: string): string | undefined;
  /** The full text of an unreadable cell. Also undefined when there were too many to keep. */
  sentText(row: number, field: string): string | undefined;
  /** The position of a value, in XML, where it may not be on the line of its row. */
  placeOf?(row: number, field: string): CellPlace | undefined;
}

/** Most unreadable cells whose text is kept (more than findings can list), and most characters in total. */
const KEPT = { texts: 50_000, characters: 8_000_000 } as const;
const SPACE = 32;
/** Reading of a file stops after this many cell problems. */
const MOST_FAULTS = 100_000;

/** Most rows of one child in one table: far more than any has, and few enough for rules that compare every pair of rows. */
const MOST_OF_CHILD = 1000;

/** The file from which rows are read, and its return. */
interface RowsTask {
  readonly name: string;
  readonly definition: ReturnShape;
  readonly collectionYear: number;
  readonly findings: FindingList;
}

/** Receives the records of one file in order and keeps their typed rows. */
export class TableRowsBuilder {
  blankLines = 0;
  readonly #recognised: Recognised;
  readonly #columns: number;
  readonly #file: string;
  readonly #findings: FindingList;
  readonly #reader: RowReader<AnyRow>;
  readonly #rows: AnyRow[] = [];
  readonly #lines: number[] = [];
  readonly #problems: CellIssue[] = [];
  readonly #ofChildren = new RowsOfChildren();
  readonly #texts = new Map<string, string>();
  #textLength = 0;

  constructor(recognised: Recognised, header: readonly string[], task: RowsTask) {
    this.#recognised = recognised;
    this.#columns = header.length;
    this.#file = task.name;
    this.#findings = task.findings;
    const year = shapeYear(task.definition, task.collectionYear);
    this.#reader = rowReader(recognised.table, year, recognised.positions);
  }

  get count(): number {
    return this.#rows.length;
  }

  /** True when the file has so many problems that reading more of it is pointless. */
  get isFull(): boolean {
    return this.#problems.length >= MOST_FAULTS;
  }

  add(record: CsvRecord): void {
    const { cells, line } = record;
    if (isBlank(cells[0] ?? '') && cells.every(isBlank)) {
      this.blankLines += 1;
      return;
    }
    if (!this.#hasRightLength(cells, line)) return;
    const clean = record.mayHoldNul ? this.#withoutNuls(cells, line) : cells;
    const { row, problems } = this.#reader.record(clean);
    if (this.#isTooMany(row, line)) return;
    const { positions } = this.#recognised;
    for (const fault of problems) {
      this.#keepFault(fault, clean[positions[fault.field] ?? -1] ?? '');
    }
    this.#keep(row, line);
  }

  /** Adds a row from a complete line of text. False when the line has to be read as a record. */
  addLine(text: string, from: number, ends: Int32Array, cells: number, line: number): boolean {
    // A line that starts with an empty cell or a space may be entirely blank.
    if (cells !== this.#columns || text.charCodeAt(from) <= SPACE || ends[0] === from) return false;
    const { row, problems } = this.#reader.line(text, from, ends);
    if (this.#isTooMany(row, line)) return true;
    for (const fault of problems) {
      const at = this.#recognised.positions[fault.field] ?? 0;
      const start = at === 0 ? from : (ends[at - 1] ?? 0) + 1;
      this.#keepFault(fault, text.slice(start, ends[at]));
    }
    this.#keep(row, line);
    return true;
  }

  /** True for a row that is ignored because the child has too many. Reported once per child. */
  #isTooMany({ CHILD: child }: AnyRow, line: number): boolean {
    const excess = this.#ofChildren.add(child ?? null) - MOST_OF_CHILD;
    if (excess === 1) {
      const table = this.#recognised.table.name;
      const placeholders = { count: MOST_OF_CHILD.toLocaleString('en-GB'), table };
      const place = { file: this.#file, table, line, child: shorten(String(child)) };
      this.#findings.report('too-many-rows-of-child', { ...place, placeholders });
    }
    return excess > 0;
  }

  #keep(row: AnyRow, line: number): void {
    this.#rows.push(row);
    this.#lines.push(line);
  }

  done(): TableRows {
    const texts = this.#texts;
    const columns = Object.keys(this.#recognised.table.columns);
    return {
      table: this.#recognised.table,
      file: this.#file,
      rows: this.#rows,
      lines: this.#lines,
      problems: this.#problems,
      missingColumns: columns.filter((name) => this.#recognised.positions[name] === undefined),
      foundText: (row, field) => {
        const text = texts.get(`${row} ${field}`);
        return text === undefined ? undefined : shorten(text);
      },
      sentText: (row, field) => texts.get(`${row} ${field}`),
    };
  }

  #hasRightLength(cells: readonly string[], line: number): boolean {
    const placeholders = { found: cells.length, expected: this.#columns };
    if (cells.length < this.#columns) this.#report('row-too-short', line, placeholders);
    if (cells.length <= this.#columns || cells.slice(this.#columns).every(isBlank)) return true;
    this.#report('row-too-long', line, placeholders);
    return false;
  }

  #withoutNuls(cells: readonly string[], line: number): readonly string[] {
    if (!cells.some((cell) => cell.includes('\0'))) return cells;
    this.#report('nul-characters', line);
    return cells.map((cell) => cell.replaceAll('\0', ''));
  }

  #keepFault(fault: CellFault, text: string): void {
    const row = this.#rows.length;
    this.#problems.push({ row, ...fault });
    if (fault.problem !== 'unreadable' || this.#texts.size >= KEPT.texts) return;
    this.#textLength += text.length;
    if (this.#textLength > KEPT.characters) return;
    this.#texts.set(`${row} ${fault.field}`, text.trim());
  }

  #report(
    code: 'nul-characters' | 'row-too-short' | 'row-too-long',
    line: number,
    placeholders: Readonly<Record<string, number>> = {},
  ): void {
    const table = this.#recognised.table.name;
    this.#findings.report(code, { file: this.#file, table, line, placeholders });
  }
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}
