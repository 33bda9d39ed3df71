import { mustBeReadable } from './cells-read.ts';
import type { SomeRows } from './child-rows.ts';
import type { PreparedReturn } from './prepared-return.ts';
import type { Child, Rule } from './rule.ts';
import type { AnyRow } from './table.ts';

/** Rows that are wrong by a rule of stage 1, by table. */
export type WrongRows = ReadonlyMap<string, ReadonlySet<AnyRow>>;

const NO_ROWS: ReadonlySet<AnyRow> = new Set();

/**
 * What a rule leaves out of one return: rows in which a cell that it must read cannot be read, and rows that an earlier
 * stage found wrong. Nothing is copied for each rule, since a file may be unreadable from top to bottom.
 */
export class ExcludedRows {
  readonly #byTable = new Map<string, SomeRows>();
  readonly #sent: PreparedReturn;
  readonly #wrong: WrongRows;

  constructor(
    rule: Rule,
    reads: ReadonlyMap<string, ReadonlySet<string>>,
    sent: PreparedReturn,
    wrong: WrongRows = new Map(),
  ) {
    this.#sent = sent;
    this.#wrong = wrong;
    for (const [name, fields] of reads) {
      const unreadable = sent.table(name)?.unreadableFor(mustBeReadable(rule, fields)) ?? NO_ROWS;
      const early = wrong.get(name);
      if (early !== undefined) {
        this.#byTable.set(name, { has: (row) => early.has(row) || unreadable.has(row) });
      } else if (unreadable !== NO_ROWS) this.#byTable.set(name, unreadable);
    }
  }

  /** The rows of a table that are left out; undefined when surely none is. */
  ofTable(name: string): SomeRows | undefined {
    return this.#byTable.get(name);
  }

  /** A child as the rule sees it. */
  seen(id: string, child: Child): Child {
    if (!this.#mayConcern(id)) return child;
    const seen = { ...child };
    for (const [name, rows] of this.#byTable) {
      const all = child[name];
      if (all !== undefined) seen[name] = all.without(rows);
    }
    return seen;
  }

  #mayConcern(id: string): boolean {
    if (this.#byTable.size === 0) return false;
    return this.#wrong.size > 0 || this.#sent.isPartlyUnreadable(id);
  }
}
