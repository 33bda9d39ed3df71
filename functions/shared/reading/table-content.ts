import type { ReturnShape } from '../../../schemas/returns/return.ts';
import type { FindingList } from './finding-list.ts';
import { withoutGuard } from './formula-guard.ts';
import { readHeaderLine } from './header-line.ts';
import type { CsvRecord, CsvStop, CsvTaker } from './read-csv.ts';
import { type TableRows, TableRowsBuilder } from './table-rows.ts';

/** Most rows of a whole return: many times the largest council's. */
export const MOST_ROWS = 1_500_000;
const APOSTROPHE = 39;

export interface ContentTask {
  readonly name: string;
  readonly definition: ReturnShape;
  readonly collectionYear: number;
  readonly findings: FindingList;
  /** Rows read from the files before this one. */
  readonly rowsBefore: number;
  /** The file that a table was already read from, if any. */
  fileOf(table: string): string | undefined;
  /** False for a table that the caller does not need. Its rows are not read. */
  wants(table: string): boolean;
}

/** Receives the records of one file: first the column names, then rows. It closes when the file cannot or need not be read. */
export class TableContent implements CsvTaker {
  isClosed = false;
  /** The name of the file's table, if the caller does not want it. */
  unwanted: string | undefined;
  readonly #task: ContentTask;
  #builder: TableRowsBuilder | undefined;
  #sawHeader = false;

  constructor(task: ContentTask) {
    this.#task = task;
  }

  get count(): number {
    return this.#builder?.count ?? 0;
  }

  record(record: CsvRecord): void {
    if (this.isClosed) return;
    if (this.#builder !== undefined) this.#addRow(this.#builder, record);
    else if (record.cells.some((cell) => cell.trim() !== '')) this.#open(record.cells);
  }

  line(text: string, from: number, ends: Int32Array, cells: number, line: number): boolean {
    if (this.isClosed) return true;
    const builder = this.#builder;
    return (
      builder !== undefined &&
      !builder.isFull &&
      this.#task.rowsBefore + builder.count < MOST_ROWS &&
      builder.addLine(text, from, ends, cells, line)
    );
  }

  /** Reports what is only known at the end. `stopped` is the reason that the reader stopped early, if it did. */
  finish(stopped: CsvStop | undefined): void {
    const { name: file, findings } = this.#task;
    if (stopped !== undefined) {
      const { reason, line } = stopped;
      findings.report(reason, { file, line, placeholders: { line } });
    }
    if (this.#builder === undefined) {
      if (!this.#sawHeader && stopped === undefined) findings.report('empty-file', { file });
      return;
    }
    const table = this.#builder.done().table.name;
    const count = this.#builder.blankLines;
    if (count > 0) findings.report('blank-lines', { file, table, placeholders: { count } });
    if (this.#builder.count === 0) findings.report('no-rows', { file, table });
  }

  rows(): TableRows | undefined {
    return this.#builder?.done();
  }

  #open(header: readonly string[]): void {
    // Some spreadsheet programs write the separator in a first line such as `sep=;`.
    if (/^sep=/i.test(header[0] ?? '') && header.length < 3) return;
    this.#sawHeader = true;
    const { name: file, findings } = this.#task;
    const recognised = readHeaderLine(header, this.#task);
    const table = recognised?.table.name ?? '';
    const other = this.#task.fileOf(table);
    if (other !== undefined) {
      findings.report('two-files-one-table', { file, table, placeholders: { table, other } });
    }
    this.isClosed = recognised === undefined || other !== undefined;
    if (recognised === undefined || this.isClosed) return;
    if (!this.#task.wants(table)) {
      this.unwanted = table;
      this.isClosed = true;
      return;
    }
    this.#builder = new TableRowsBuilder(recognised, header, this.#task);
  }

  #addRow(builder: TableRowsBuilder, record: CsvRecord): void {
    const { name: file, findings, rowsBefore } = this.#task;
    removeGuards(record.cells);
    const tooMany = rowsBefore + builder.count >= MOST_ROWS;
    if (!tooMany && !builder.isFull) {
      builder.add(record);
      return;
    }
    this.isClosed = true;
    const code = tooMany ? 'too-many-rows' : 'too-many-problems';
    const placeholders = { count: MOST_ROWS.toLocaleString('en-GB') };
    findings.report(code, { file, line: record.line, placeholders });
  }
}

function removeGuards(cells: string[]): void {
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index] ?? '';
    if (cell.charCodeAt(0) === APOSTROPHE) cells[index] = withoutGuard(cell);
  }
}
