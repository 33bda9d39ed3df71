import { ChildRows, NO_CHILD_ROWS } from './child-rows.ts';
import { PreparedTable } from './prepared-table.ts';
import type { Child } from './rule.ts';
import type { AnyRow, Table } from './table.ts';
import type { TypedTables } from './typed-table.ts';

export type Shapes = Readonly<Record<string, Table>>;

/** A return, or last year's, made ready for rules: rows by table and by child. */
export class PreparedReturn {
  readonly #tables = new Map<string, PreparedTable>();
  readonly #nobody: Child;
  #children: ReadonlyMap<string, Child> | undefined;

  constructor(tables: TypedTables, shapes: Shapes) {
    for (const [name, shape] of Object.entries(shapes)) {
      const sent = tables[name];
      if (sent !== undefined) this.#tables.set(name, new PreparedTable(sent, shape));
    }
    this.#nobody = Object.fromEntries(Object.keys(shapes).map((name) => [name, NO_CHILD_ROWS]));
  }

  /** A table; undefined when it was not sent. */
  table(name: string): PreparedTable | undefined {
    return this.#tables.get(name);
  }

  /** All rows of a child; no rows in any table when the return does not have it. */
  child(id: string): Child {
    this.#children ??= this.#findChildren();
    return this.#children.get(id) ?? this.#nobody;
  }

  #findChildren(): ReadonlyMap<string, Child> {
    const children = new Map<string, Record<string, ChildRows>>();
    for (const [name, table] of this.#tables) {
      for (const [id, rows] of table.children()) {
        const known = children.get(id);
        const child = known ?? { ...this.#nobody };
        child[name] = new ChildRows(rows);
        if (known === undefined) children.set(id, child);
      }
    }
    return children;
  }
}

/** A child as a rule sees it that cannot read some of the rows of these tables. */
export function childWithout(
  child: Child,
  tables: Iterable<string>,
  unreadable: ReadonlySet<AnyRow>,
): Child {
  const seen = { ...child };
  for (const name of tables) {
    const rows = child[name];
    if (rows !== undefined) seen[name] = rows.without(unreadable);
  }
  return seen;
}
