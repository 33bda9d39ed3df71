/** A value of the header that says that a row is there: one that is filled, or holds a certain text. */
interface XmlSign {
  readonly column: string;
  /** Any text when left out. */
  readonly is?: string;
}

/** A row that is made of the values of the header itself. */
export interface XmlHeaderRow {
  readonly table: string;
  /** Any of these says that the row is there; left out, it always is. */
  readonly signs?: readonly XmlSign[];
}

/** An element that stands for one row of a table. */
interface XmlRowElement {
  readonly element: string;
  readonly table: string;
  /** Without a value of its own the element makes no row. */
  readonly isOptional?: true;
}

/**
 * The XML form of a return: one element for each child, in it a header with values, and elements for rows, within the header or
 * beside it. Names are in capitals. A value's element is called as its column is, but for `otherNames`.
 */
export interface XmlLayout {
  /** The outermost element. */
  readonly root: string;
  readonly child: string;
  readonly header: string;
  /** Columns by the names of their elements. */
  readonly otherNames: Readonly<Record<string, string>>;
  readonly fromHeader: readonly XmlHeaderRow[];
  readonly rows: readonly XmlRowElement[];
  /** Columns that stand in the header alone: every table that has them gets them from there. */
  readonly inherited: readonly string[];
  /** Tables that may come in CSV files beside the XML: an XML file without their elements has not sent them. */
  readonly mayComeBeside: readonly string[];
}
