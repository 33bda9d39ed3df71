import type { Recognised } from '../../../schemas/returns/recognise-table.ts';
import { type ReturnShape, tablesOf } from '../../../schemas/returns/return.ts';
import type { XmlHeaderRow } from '../../../schemas/returns/xml-layout.ts';
import { CellPlaces } from './cell-places.ts';
import type { FindingList } from './finding-list.ts';
import { MOST_ROWS } from './table-content.ts';
import { type TableRows, TableRowsBuilder } from './table-rows.ts';
import type { PreparedLayout, RecordLayout } from './xml-layout.ts';
import { XmlGivenUp } from './xml-reader.ts';
import { XmlRecord } from './xml-record.ts';
import type { XmlChild } from './xml-return.ts';

interface Task {
  readonly name: string;
  readonly definition: ReturnShape;
  readonly layout: PreparedLayout;
  readonly collectionYear: number;
  readonly findings: FindingList;
  readonly rowsBefore: number;
}

interface Growing {
  readonly builder: TableRowsBuilder;
  readonly places: CellPlaces;
  readonly columns: readonly string[];
}

/** Builds the rows of all tables from the children of an XML file. */
export class XmlTables {
  count = 0;
  readonly #task: Task;
  readonly #growing: ReadonlyMap<string, Growing>;
  readonly #layouts: ReadonlyMap<string, RecordLayout>;
  readonly #notInYear = new Set<string>();

  constructor(task: Task) {
    this.#task = task;
    const tables = tablesOf(task.definition, task.collectionYear);
    this.#growing = new Map(
      tables.map((table) => {
        const columns = Object.keys(table.columns);
        const whole = wholeTable(table, columns);
        const builder = new TableRowsBuilder(whole, columns, task);
        return [table.name, { builder, places: new CellPlaces(columns.length), columns }];
      }),
    );
    this.#layouts = new Map(
      task.layout.fromHeader.map(({ table }) => [table, layoutOf(task.definition, table)]),
    );
  }

  /** Adds the rows of a child. Throws `XmlGivenUp` when there are too many rows or problems. */
  take({ header, rows }: XmlChild): void {
    const { fromHeader, inherited } = this.#task.layout;
    if (header !== undefined) {
      for (const made of fromHeader) if (isThere(made, header)) this.#addFromHeader(made, header);
    }
    for (const row of rows) {
      if (row.layout.isOptional && !row.hasText()) continue;
      if (header !== undefined) row.inherit(header, inherited);
      this.#add(row.layout.table, row);
    }
  }

  /** The tables of the year, including those without rows. */
  done(): TableRows[] {
    const { name: file, findings } = this.#task;
    for (const table of this.#notInYear) {
      findings.report('table-not-in-year', { file, table, placeholders: { table } });
    }
    return [...this.#growing.values()].map(({ builder, places, columns }) => ({
      ...builder.done(),
      placeOf: (row, field) => places.at(row, Math.max(0, columns.indexOf(field))),
    }));
  }

  #addFromHeader({ table }: XmlHeaderRow, header: XmlRecord): void {
    const layout = this.#layouts.get(table);
    if (layout === undefined) return;
    const row = new XmlRecord(layout, header.line, header.column);
    row.inherit(header, row.layout.columns);
    this.#add(table, row);
  }

  #add(table: string, row: XmlRecord): void {
    const growing = this.#growing.get(table);
    if (growing === undefined) {
      this.#notInYear.add(table);
      return;
    }
    if (this.#task.rowsBefore + this.count >= MOST_ROWS) {
      throw new XmlGivenUp('too-many-rows', { count: MOST_ROWS.toLocaleString('en-GB') });
    }
    if (growing.builder.isFull) throw new XmlGivenUp('too-many-problems');
    const before = growing.builder.count;
    growing.builder.add({ line: row.line, cells: row.cells() });
    // The builder ignores rows in which everything is blank.
    if (growing.builder.count === before) return;
    growing.places.add(row.places());
    this.count += 1;
  }
}

function isThere({ signs }: XmlHeaderRow, header: XmlRecord): boolean {
  if (signs === undefined) return true;
  return signs.some(({ column, is }) => {
    const text = header.textOf(column);
    return is === undefined ? text !== '' : text === is;
  });
}

function layoutOf({ tables }: ReturnShape, table: string): RecordLayout {
  const columns = Object.keys(tables[table]?.columns ?? {});
  return { columns, indexOf: new Map(columns.map((column, index) => [column, index])) };
}

/** A table with every column, in the order of the specification. */
function wholeTable(table: Recognised['table'], columns: readonly string[]): Recognised {
  return {
    table,
    missing: [],
    extra: [],
    positions: Object.fromEntries(columns.map((name, index) => [name, index])),
    repeated: [],
    essentialMissing: [],
    alsoFits: [],
  };
}
