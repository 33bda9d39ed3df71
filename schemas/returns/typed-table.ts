import type { CellFault } from './read-row.ts';
import type { AnyRow } from './table.ts';

/** A cell that its column does not accept. `row` is the position of its row in the table. */
export interface CellIssue extends CellFault {
  readonly row: number;
}

/** The typed rows of one table as a council sent it. */
export interface TypedTable<R extends AnyRow = AnyRow> {
  readonly rows: readonly R[];
  readonly problems: readonly CellIssue[];
  /** Columns that the file does not have. Rules that read one are skipped. */
  readonly missingColumns?: readonly string[];
}

/** The tables of a return by name. A table that was not sent is undefined: absent, not empty. */
export type TypedTables = Readonly<Record<string, TypedTable | undefined>>;
