import type { ReturnShape } from '../../../schemas/returns/return.ts';
import type { XmlLayout } from '../../../schemas/returns/xml-layout.ts';

/** The value that each element of a record fills. */
export interface RecordLayout {
  readonly columns: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
}

/** An element that represents one row of a table. */
export interface RowLayout extends RecordLayout {
  readonly table: string;
  /** True when an element without a value makes no row. */
  readonly isOptional: boolean;
}

/** The XML format of a return, prepared for reading. */
export interface PreparedLayout extends XmlLayout {
  /** The values in the header itself. */
  readonly headerLayout: RecordLayout;
  /** The elements that represent rows, by name. */
  readonly rowElements: ReadonlyMap<string, RowLayout>;
}

/** Prepares the XML format of a return. Undefined when the return has none. */
export function prepareLayout({ tables, xml }: ReturnShape): PreparedLayout | undefined {
  if (xml === undefined) return undefined;
  const columnsOf = (table: string): string[] => Object.keys(tables[table]?.columns ?? {});
  const layoutOf = (columns: readonly string[]): RecordLayout => {
    const indexOf = new Map(columns.map((name, index) => [name, index]));
    for (const [element, column] of Object.entries(xml.otherNames)) {
      const index = indexOf.get(column);
      if (index !== undefined) indexOf.set(element, index);
    }
    return { columns, indexOf };
  };
  const inHeader = new Set(xml.fromHeader.flatMap(({ table }) => columnsOf(table)));
  const rows = xml.rows.map(({ element, table, isOptional = false }): [string, RowLayout] => [
    element,
    { table, isOptional, ...layoutOf(columnsOf(table)) },
  ]);
  return { ...xml, headerLayout: layoutOf([...inHeader]), rowElements: new Map(rows) };
}
