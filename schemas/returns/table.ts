/** Whole days since 1 January 1970: dates compare and subtract as plain numbers, with no time zone. */
export type Day = number;

/**
 * How a column is stored in the lake. `child`, `worker` and `postcode` become keyed references; `birth-month` becomes
 * year and month.
 */
export type Privacy = 'keep' | 'drop' | 'child' | 'worker' | 'postcode' | 'birth-month';

/** The value of a cell. A blank cell is null. */
export type Value = string | Day | null;

/** One column of a return: how a cell is read, and what people and the lake need to know of it. */
export interface Column<V extends Value = Value> {
  /**
   * Reads the trimmed, upper-cased text of a cell that is not blank. Undefined if it is not as in `expected`. Not a zod
   * schema, because a return has a million cells.
   */
  readonly parse: (text: string) => Exclude<V, null> | undefined;
  readonly kind: 'text' | 'code' | 'day' | 'whole';
  readonly title: string;
  readonly description: string;
  /** What a filled cell must be, in plain words: "a date like 31/03/2025". */
  readonly expected: string;
  /** True when a blank cell is an error in every row. */
  readonly mandatory: boolean;
  readonly privacy: Privacy;
  /** The codes that a cell may hold. Which are valid depends on the collection year. */
  readonly codes?: CodeSet;
  /** True for an item that only the XML form has. */
  readonly onlyInXml?: true;
  /** The reference data in which rules look a value up. */
  readonly lookedUpIn?: 'postcodes' | 'providers';
}

/** One code, with the first and last collection year in which it may be used. Default: no limit. */
export interface Code {
  readonly code: string;
  readonly label: string;
  readonly from?: number;
  readonly to?: number;
}

export interface CodeSet {
  readonly name: string;
  readonly title: string;
  readonly codes: readonly Code[];
}

export type Columns = Readonly<Record<string, Column>>;

/** What a calculated column can read in addition to the row. */
interface CalculationContext {
  readonly collectionYear: number;
  /** Date of birth of the row's child. Null when it is not known. */
  readonly birth: Day | null;
}

/** A whole number that is calculated at publication, before days of birth are removed, and stored in the lake. */
interface CalculatedColumn {
  /** Name of the column in the lake. */
  readonly name: string;
  readonly description: string;
  calculate(row: AnyRow, context: CalculationContext): number | null;
}

/** One table of a return: the columns in the order of the specification. */
export interface Table<C extends Columns = Columns> {
  readonly name: string;
  /** Snake-case name of the table in the lake, without the return's prefix. */
  readonly lakeName: string;
  readonly title: string;
  readonly description: string;
  /** First and last collection year in which councils send the table. */
  readonly from: number;
  readonly to?: number;
  /** Columns that every row needs. A file without one of them cannot be read. */
  readonly essential: readonly string[];
  /** Columns that together identify a row. */
  readonly key: readonly string[];
  /** The columns with the start and end of a row, for tables that hold a child's history. */
  readonly spell?: { readonly start: string; readonly end: string };
  readonly columns: C;
  /** Columns that the lake stores in addition. Undefined when there are none. */
  readonly calculated?: readonly CalculatedColumn[];
}

/**
 * The value of a cell that is filled but cannot be read as its type. It is not null, equals nothing, and every
 * comparison with it is false.
 */
export const UNREADABLE = Number.NaN;

/** A typed row of a table. Blank cells are null; unreadable days and numbers are `UNREADABLE`. */
export type Row<T extends Table> = {
  readonly [K in keyof T['columns']]: Exclude<
    ReturnType<T['columns'][K]['parse']>,
    undefined
  > | null;
};

/** A typed row of any table. */
export type AnyRow = Readonly<Record<string, Value>>;

type Named<C> = keyof C & string;

/** Defines a table. Its type keeps the exact columns, from which the type of a row is inferred. */
export function table<C extends Columns>(
  given: Table<C> & {
    readonly essential: readonly Named<C>[];
    readonly key: readonly Named<C>[];
    readonly spell?: { readonly start: Named<C>; readonly end: Named<C> };
  },
): Table<C> {
  return given;
}
