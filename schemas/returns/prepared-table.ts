import type { SomeRows } from './child-rows.ts';
import type { AnyRow, Table } from './table.ts';
import type { TypedTable } from './typed-table.ts';

/** A table with the lookups that rules often need, each calculated once, when first used. */
export class PreparedTable {
  readonly sent: TypedTable;
  readonly shape: Table;
  #positions: ReadonlyMap<AnyRow, number> | undefined;
  #unreadable: ReadonlyMap<AnyRow, readonly string[]> | undefined;
  readonly #unreadableFields = new Set<string>();

  constructor(sent: TypedTable, shape: Table) {
    this.sent = sent;
    this.shape = shape;
  }

  /** The position of a row in the table. Undefined for a row of another table. */
  positionOf(row: AnyRow): number | undefined {
    this.#positions ??= new Map(this.sent.rows.map((each, index) => [each, index]));
    return this.#positions.get(row);
  }

  /** The rows that are unreadable for a rule that must read these fields. Undefined when every row is readable. */
  unreadableFor(fields: readonly string[]): SomeRows | undefined {
    if (this.sent.problems.length === 0) return undefined;
    const rows = this.unreadable;
    const lacking = fields.filter((field) => this.#unreadableFields.has(field));
    if (lacking.length === 0) return undefined;
    return { has: (row) => rows.get(row)?.some((field) => lacking.includes(field)) ?? false };
  }

  /** The rows with a cell that cannot be read, and which cells those are. */
  get unreadable(): ReadonlyMap<AnyRow, readonly string[]> {
    this.#unreadable ??= this.#findUnreadable();
    return this.#unreadable;
  }

  #findUnreadable(): ReadonlyMap<AnyRow, readonly string[]> {
    const rows = new Map<AnyRow, string[]>();
    for (const { row: position, problem, field } of this.sent.problems) {
      const row = this.sent.rows[position];
      if (problem !== 'unreadable' || row === undefined) continue;
      this.#unreadableFields.add(field);
      const fields = rows.get(row);
      if (fields === undefined) rows.set(row, [field]);
      else fields.push(field);
    }
    return rows;
  }
}
