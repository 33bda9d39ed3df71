import type { AnyRow, Table } from './table.ts';
import type { TypedTable } from './typed-table.ts';

/** A table with what rules ask of it often, each worked out once and only when asked for. */
export class PreparedTable {
  readonly sent: TypedTable;
  readonly shape: Table;
  #positions: ReadonlyMap<AnyRow, number> | undefined;
  #unreadable: ReadonlyMap<string, ReadonlySet<AnyRow>> | undefined;

  constructor(sent: TypedTable, shape: Table) {
    this.sent = sent;
    this.shape = shape;
  }

  /** Where a row stands in the table; undefined for a row of another. */
  positionOf(row: AnyRow): number | undefined {
    this.#positions ??= new Map(this.sent.rows.map((each, index) => [each, index]));
    return this.#positions.get(row);
  }

  /** Adds to a set the rows that cannot be read by a rule that reads these fields. */
  addUnreadable(fields: Iterable<string>, into: Set<AnyRow>): void {
    if (this.sent.problems.length === 0) return;
    this.#unreadable ??= this.#findUnreadable();
    for (const field of fields) {
      for (const row of this.#unreadable.get(field) ?? []) into.add(row);
    }
  }

  #findUnreadable(): ReadonlyMap<string, ReadonlySet<AnyRow>> {
    const fields = new Map<string, Set<AnyRow>>();
    for (const issue of this.sent.problems) {
      const row = this.sent.rows[issue.row];
      if (issue.problem !== 'unreadable' || row === undefined) continue;
      const rows = fields.get(issue.field) ?? new Set<AnyRow>();
      fields.set(issue.field, rows.add(row));
    }
    return fields;
  }
}
