import { mustBeReadable } from './cells-read.ts';
import type { SomeRows } from './child-rows.ts';
import type { PreparedReturn } from './prepared-return.ts';
import type { Child, Rule } from './rule.ts';
import type { AnyRow } from './table.ts';

/** Rows in which a rule of stage 1 found an error, by table. */
export type WrongRows = ReadonlyMap<string, ReadonlySet<AnyRow>>;

const NO_ROWS: ReadonlySet<AnyRow> = new Set();

/**
 * The rows of one return that a rule excludes: rows with an unreadable cell that the rule must read, and rows in which
 * stage 1 found an error. Nothing is copied for each rule, because every row of a file may be unreadable.
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

  /** The excluded rows of a table. Undefined when none is excluded. */
  ofTable(name: string): SomeRows | undefined {
    return this.#byTable.get(name);
  }

  /** A child's rows without those that the rule excludes. */
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
