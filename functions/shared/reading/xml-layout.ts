import { TABLES, type TableName } from '../../../schemas/returns/ssda903/tables.ts';

/** The outermost element of the XML form of the return, and the ones that hold a child and who it is. */
export const ROOT = 'EXPSSDA903';
export const CHILD = 'CHILD';
export const HEADER = 'HEADER';

/** Which value each element of a record fills. */
export interface RecordLayout {
  readonly columns: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** An element that stands for one row of a table. */
export interface RowLayout extends RecordLayout {
  readonly table: TableName;
  /** Without a value of its own the element makes no row. */
  readonly isOptional: boolean;
}

/** Elements that are called otherwise than the columns of the CSV form. */
const OTHER_NAMES = { CHILDID: 'CHILD', PL: 'PLACE' } as const;

function layoutOf(columns: readonly string[]): RecordLayout {
  const indexOf = new Map(columns.map((name, index) => [name, index]));
  for (const [element, column] of Object.entries(OTHER_NAMES)) {
    const index = indexOf.get(column);
    if (index !== undefined) indexOf.set(element, index);
  }
  return { columns, indexOf };
}

function columnsOf(...tables: readonly TableName[]): string[] {
  return [...new Set(tables.flatMap((table) => Object.keys(TABLES[table].columns)))];
}

function rowOf(table: TableName, isOptional = false): RowLayout {
  return { table, isOptional, ...layoutOf(columnsOf(table)) };
}

/** The values of HEADER itself; rows of four tables are made of them. */
export const HEADER_LAYOUT: RecordLayout = layoutOf(columnsOf('Header', 'UASC', 'AD1', 'OC3'));

/** The elements that stand for a row, by name. */
export const ROW_ELEMENTS: ReadonlyMap<string, RowLayout> = new Map([
  ['EPISODE', rowOf('Episodes')],
  ['AMISSING', rowOf('Missing')],
  ['AREVIEW', rowOf('Reviews')],
  ['AD_PLACED', rowOf('PlacedAdoption')],
  ['PERMANENCE', rowOf('PrevPerm', true)],
  ['OC2', rowOf('OC2', true)],
  ['SW_EPISODE', rowOf('SWEpisodes')],
  ['DOLO_EPISODE', rowOf('DoLo')],
]);

/** Tables that may come in CSV files beside the XML: an XML file without their elements has not sent them. */
export const MAY_COME_BESIDE: ReadonlySet<string> = new Set(['SWEpisodes', 'DoLo']);
