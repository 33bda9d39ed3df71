/** A header value that shows that the child has a row: any filled value, or one text. */
interface XmlSign {
  readonly column: string;
  /** The text. Default: any. */
  readonly is?: string;
}

/** A row that is made from the values of the header itself. */
export interface XmlHeaderRow {
  readonly table: string;
  /** The child has the row when any of these signs is found. Default: always. */
  readonly signs?: readonly XmlSign[];
}

/** An element that holds one row of a table. */
interface XmlRowElement {
  readonly element: string;
  readonly table: string;
  /** The element makes no row when it has no value of its own. */
  readonly isOptional?: true;
}

/**
 * The XML form of a return. Each child is one element, with a header element that holds values. Elements for rows are
 * inside the header or next to it. Names are in capitals. An element has the name of its column, except for
 * `otherNames`.
 */
export interface XmlLayout {
  /** The outermost element. */
  readonly root: string;
  readonly child: string;
  readonly header: string;
  /** Column names by element name, where the two differ. */
  readonly otherNames: Readonly<Record<string, string>>;
  readonly fromHeader: readonly XmlHeaderRow[];
  readonly rows: readonly XmlRowElement[];
  /** Columns that only the header has. Every table with such a column takes its value from the header. */
  readonly inherited: readonly string[];
  /** Tables that may come in CSV files with the XML file. An XML file without their elements has not sent them. */
  readonly mayComeBeside: readonly string[];
}
