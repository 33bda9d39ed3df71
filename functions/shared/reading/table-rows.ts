import type { CellIssue } from '../../../schemas/returns/engine.ts';
import { type CellFault, type ReadRow, rowReader } from '../../../schemas/returns/read-row.ts';
import type { Recognised } from '../../../schemas/returns/recognise-table.ts';
import { shapeYear } from '../../../schemas/returns/ssda903/years.ts';
import type { AnyRow, Table } from '../../../schemas/returns/table.ts';
import type { FindingList } from './finding-list.ts';
import type { CsvRecord } from './read-csv.ts';
import { shorten } from './shorten.ts';

/** The typed rows of one table as a file holds them. */
export interface TableRows<R = AnyRow> {
  readonly table: Table;
  readonly file: string;
  readonly rows: readonly R[];
  /** The line of the file on which each row starts. */
  readonly lines: readonly number[];
  readonly problems: readonly CellIssue[];
  /** Columns of the table that the file lacks. */
  readonly missingColumns: readonly string[];
  /** What an unreadable cell holds, shortened; undefined for every other cell. */
  foundText(row: number, field: string): string | undefined;
}

/** Unreadable cells whose text is kept: more than findings can list. */
const KEPT_TEXTS = 50_000;
/** Faults of one file after which no more of it is read. */
const MOST_FAULTS = 100_000;

/** Takes the records of one file in order and keeps their typed rows. */
export class TableRowsBuilder {
  blankLines = 0;
  readonly #recognised: Recognised;
  readonly #columns: number;
  readonly #file: string;
  readonly #findings: FindingList;
  readonly #read: (cells: readonly string[], positions: Recognised['positions']) => ReadRow;
  readonly #rows: AnyRow[] = [];
  readonly #lines: number[] = [];
  readonly #problems: CellIssue[] = [];
  readonly #texts = new Map<string, string>();

  constructor(
    recognised: Recognised,
    header: readonly string[],
    file: string,
    collectionYear: number,
    findings: FindingList,
  ) {
    this.#recognised = recognised;
    this.#columns = header.length;
    this.#file = file;
    this.#findings = findings;
    this.#read = rowReader(recognised.table, shapeYear(collectionYear));
  }

  get count(): number {
    return this.#rows.length;
  }

  /** True when the file has so many faults that reading on tells nothing. */
  get isFull(): boolean {
    return this.#problems.length >= MOST_FAULTS;
  }

  add(record: CsvRecord): void {
    const { cells, line } = record;
    if (cells.every(isBlank)) {
      this.blankLines += 1;
      return;
    }
    if (!this.#hasRightLength(cells, line)) return;
    const clean = this.#withoutNuls(cells, line);
    const { positions } = this.#recognised;
    const { row, problems } = this.#read(clean, positions);
    for (const fault of problems) this.#keepFault(fault, clean[positions[fault.field] ?? -1] ?? '');
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
      foundText: (row, field) => texts.get(`${row} ${field}`),
    };
  }

  #hasRightLength(cells: readonly string[], line: number): boolean {
    const words = { found: cells.length, expected: this.#columns };
    if (cells.length < this.#columns) this.#report('row-too-short', line, words);
    if (cells.length <= this.#columns || cells.slice(this.#columns).every(isBlank)) return true;
    this.#report('row-too-long', line, words);
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
    if (fault.problem === 'unreadable' && this.#texts.size < KEPT_TEXTS) {
      this.#texts.set(`${row} ${fault.field}`, shorten(text));
    }
  }

  #report(
    code: 'nul-characters' | 'row-too-short' | 'row-too-long',
    line: number,
    words: Readonly<Record<string, number>> = {},
  ): void {
    const table = this.#recognised.table.name;
    this.#findings.report(code, { file: this.#file, table, line, words });
  }
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}
