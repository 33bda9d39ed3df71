import { type ChildRows, NO_CHILD_ROWS } from './child-rows.ts';
import { PreparedTable } from './prepared-table.ts';
import { childRows, runsOfChildren } from './rows-by-child.ts';
import type { Child } from './rule.ts';
import type { Table, Value } from './table.ts';
import type { TypedTables } from './typed-table.ts';

export type Shapes = Readonly<Record<string, Table>>;

/** A return prepared for rules: rows by table and by child. */
export class PreparedReturn {
  /** A child that is not in the return: no rows in any table. */
  readonly absentChild: Child;
  readonly #tables = new Map<string, PreparedTable>();
  #children: ReadonlyMap<string, Child> | undefined;
  #partlyUnreadable: ReadonlySet<Value | undefined> | undefined;

  constructor(tables: TypedTables, shapes: Shapes) {
    for (const [name, shape] of Object.entries(shapes)) {
      const sent = tables[name];
      if (sent !== undefined) this.#tables.set(name, new PreparedTable(sent, shape));
    }
    this.absentChild = Object.fromEntries(Object.keys(shapes).map((name) => [name, NO_CHILD_ROWS]));
  }

  /** A table. Undefined when it was not sent. */
  table(name: string): PreparedTable | undefined {
    return this.#tables.get(name);
  }

  /** The rows of each child, by identifier. */
  children(): ReadonlyMap<string, Child> {
    this.#children ??= this.#findChildren();
    return this.#children;
  }

  /** True when a row of the child has a cell that cannot be read. */
  isPartlyUnreadable(child: Value | undefined): boolean {
    this.#partlyUnreadable ??= this.#findPartlyUnreadable();
    return this.#partlyUnreadable.has(child);
  }

  #findPartlyUnreadable(): ReadonlySet<Value | undefined> {
    const children = new Set<Value | undefined>();
    for (const { unreadable } of this.#tables.values()) {
      for (const { CHILD } of unreadable.keys()) children.add(CHILD);
    }
    return children;
  }

  #findChildren(): ReadonlyMap<string, Child> {
    const children = new Map<string, Record<string, ChildRows>>();
    for (const [name, { sent, shape }] of this.#tables) {
      for (const [id, run] of runsOfChildren(sent.rows)) {
        const known = children.get(id);
        const child = known ?? { ...this.absentChild };
        if (known === undefined) children.set(id, child);
        const before = child[name]?.rows ?? [];
        child[name] = childRows(before.length === 0 ? run : [...before, ...run], shape);
      }
    }
    return children;
  }
}
