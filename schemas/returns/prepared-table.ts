import { ChildRows } from './child-rows.ts';
import { childrenOf } from './rows-by-child.ts';
import type { AnyRow, Table } from './table.ts';
import type { TypedTable } from './typed-table.ts';

/** A table with what rules ask of it often, each worked out once and only when asked for. */
export class PreparedTable {
  readonly name: string;
  readonly sent: TypedTable;
  readonly shape: Table;
  #children: readonly ChildRows[] | undefined;
  #positions: ReadonlyMap<AnyRow, number> | undefined;
  #unreadable: ReadonlyMap<string, ReadonlySet<AnyRow>> | undefined;

  constructor(sent: TypedTable, shape: Table) {
    this.name = shape.name;
    this.sent = sent;
    this.shape = shape;
  }

  /** The rows of each child, in order. */
  children(): readonly ChildRows[] {
    this.#children ??= childrenOf(this.sent.rows, this.shape).map((rows) => new ChildRows(rows));
    return this.#children;
  }

  /** Where a row stands in its table; throws for a row of another. */
  positionOf(row: AnyRow): number {
    this.#positions ??= new Map(this.sent.rows.map((each, index) => [each, index]));
    const position = this.#positions.get(row);
    if (position === undefined) throw new Error('A rule gave a row that is not in its table.');
    return position;
  }

  /** Rows that cannot be read by a rule that reads these fields. */
  unreadableIn(fields: ReadonlySet<string>): ReadonlySet<AnyRow> {
    this.#unreadable ??= this.#findUnreadable();
    const rows = new Set<AnyRow>();
    for (const field of fields) {
      for (const row of this.#unreadable.get(field) ?? []) rows.add(row);
    }
    return rows;
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
