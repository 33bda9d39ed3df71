import type { Recognised } from '../../../schemas/returns/recognise-table.ts';
import { TABLES, type TableName, tablesOf } from '../../../schemas/returns/ssda903/tables.ts';
import { CellPlaces } from './cell-places.ts';
import type { FindingList } from './finding-list.ts';
import { MOST_ROWS } from './table-content.ts';
import { type TableRows, TableRowsBuilder } from './table-rows.ts';
import type { RecordLayout } from './xml-layout.ts';
import { XmlGivenUp } from './xml-reader.ts';
import { XmlRecord } from './xml-record.ts';
import type { XmlChild } from './xml-return.ts';

interface Task {
  readonly name: string;
  readonly collectionYear: number;
  readonly findings: FindingList;
  readonly rowsBefore: number;
}

interface Growing {
  readonly builder: TableRowsBuilder;
  readonly places: CellPlaces;
  readonly columns: readonly string[];
}

/** Who a child is stands in HEADER alone; every table that has these columns gets them from there. */
const OF_THE_CHILD = ['CHILD', 'SEX', 'DOB'] as const;
const OF_A_LEAVER = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const;
const OF_AN_ADOPTION = Object.keys(TABLES.AD1.columns).filter(
  (name) => name !== 'CHILD' && name !== 'DOB',
);

/** Makes the rows of all tables of the children of an XML file. */
export class XmlTables {
  count = 0;
  readonly #task: Task;
  readonly #growing: ReadonlyMap<string, Growing>;
  readonly #notInYear = new Set<string>();

  constructor(task: Task) {
    this.#task = task;
    const tables = tablesOf(task.collectionYear);
    this.#growing = new Map(
      tables.map((table) => {
        const columns = Object.keys(table.columns);
        const whole = wholeTable(table, columns);
        const builder = new TableRowsBuilder(whole, columns, task);
        return [table.name, { builder, places: new CellPlaces(columns.length), columns }];
      }),
    );
  }

  /** Throws `XmlGivenUp` when there are more rows or faults than make sense. */
  take({ header, rows }: XmlChild): void {
    if (header !== undefined) {
      this.#addFromHeader('Header', header);
      const has = (names: readonly string[]) => names.some((name) => header.textOf(name) !== '');
      if (header.textOf('UASC') === '1' || has(['DUC'])) this.#addFromHeader('UASC', header);
      if (has(OF_AN_ADOPTION)) this.#addFromHeader('AD1', header);
      if (has(OF_A_LEAVER)) this.#addFromHeader('OC3', header);
    }
    for (const row of rows) {
      if (row.layout.isOptional && !row.hasText()) continue;
      if (header !== undefined) row.inherit(header, OF_THE_CHILD);
      this.#add(row.layout.table, row);
    }
  }

  /** The tables of the year, those without a row too. */
  done(): TableRows[] {
    const { name: file, findings } = this.#task;
    for (const table of this.#notInYear) {
      findings.report('table-not-in-year', { file, table, words: { table } });
    }
    return [...this.#growing.values()].map(({ builder, places, columns }) => ({
      ...builder.done(),
      placeOf: (row, field) => places.at(row, Math.max(0, columns.indexOf(field))),
    }));
  }

  #addFromHeader(table: TableName, header: XmlRecord): void {
    const row = new XmlRecord(LAYOUTS[table], header.line, header.column);
    row.inherit(header, row.layout.columns);
    this.#add(table, row);
  }

  #add(table: TableName, row: XmlRecord): void {
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
    // The builder leaves a row out in which everything is blank.
    if (growing.builder.count === before) return;
    growing.places.add(row.places());
    this.count += 1;
  }
}

const LAYOUTS = Object.fromEntries(
  Object.entries(TABLES).map(([name, { columns }]) => {
    const names = Object.keys(columns);
    const layout: RecordLayout = {
      columns: names,
      indexOf: new Map(names.map((column, index) => [column, index])),
    };
    return [name, layout];
  }),
) as Record<TableName, RecordLayout>;

/** A table of which every column is there, in the order of the specification. */
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
