import type { AnyRow } from './table.ts';

type Test<R> = (row: R) => boolean;
type PairTest<R> = (row: R, other: R) => boolean;

const NOTHING: ReadonlySet<AnyRow> = new Set();
const NO_ROWS: readonly never[] = [];

/** Some of the rows of a table. */
export interface SomeRows {
  has(row: AnyRow): boolean;
}

/**
 * The rows of one child in one table, in order of start. A row that a rule cannot read keeps its place in the order,
 * but is not checked, and no row is compared with it. The place of a row without a readable start is not known: it is
 * checked by itself, but excluded from first, latest, previous and next.
 */
export class ChildRows<R extends AnyRow = AnyRow> {
  /** How many rows there are, readable or not. */
  readonly count: number;
  readonly #all: readonly R[];
  readonly #unplaced: ReadonlySet<AnyRow>;
  readonly #unreadable: ReadonlySet<AnyRow>;

  constructor(
    all: readonly R[],
    unplaced: ReadonlySet<AnyRow> = NOTHING,
    unreadable: ReadonlySet<AnyRow> = NOTHING,
  ) {
    this.count = all.length;
    this.#all = all;
    this.#unplaced = unplaced;
    this.#unreadable = unreadable;
  }

  /** The same rows for a rule that cannot read some of them. */
  without(unreadable: SomeRows): ChildRows<R> {
    const affected = new Set(this.#all.filter((row) => unreadable.has(row)));
    return affected.size > 0 ? new ChildRows(this.#all, this.#unplaced, affected) : this;
  }

  /** True when every row can be read: only then is it certain that a row is not there. */
  get isWhole(): boolean {
    return this.#unreadable.size === 0;
  }

  /** For a table with one row for each child: the first readable row. Undefined when there is none. */
  get row(): R | undefined {
    return this.isWhole ? this.#all[0] : this.#all.find((row) => this.#isReadable(row));
  }

  /** The rows that can be read. */
  get rows(): readonly R[] {
    return this.#readable(this.#all);
  }

  /** Rows that pass a test. */
  where(test: Test<R>): readonly R[] {
    let found: R[] | undefined;
    for (const row of this.#all) {
      if (!this.#isReadable(row) || !test(row)) continue;
      found ??= [];
      found.push(row);
    }
    return found ?? NO_ROWS;
  }

  /** True when any readable row passes a test. */
  some(test: Test<R>): boolean {
    return this.#all.some((row) => this.#isReadable(row) && test(row));
  }

  /**
   * True when it is certain that no row passes a test: false when a row cannot be read, true when there are no rows.
   */
  none(test: Test<R>): boolean {
    return this.isWhole && !this.#all.some(test);
  }

  /** The earliest row, as a list of one. Empty when it cannot be read or when another may be earlier. */
  first(): readonly R[] {
    return this.#unplaced.size === 0 ? this.#readable(this.#all.slice(0, 1)) : NO_ROWS;
  }

  /** The latest row, as a list of one. Empty when it cannot be read or may not be the latest. */
  latest(): readonly R[] {
    return this.#readable(this.#all.slice(-1)).filter((row) => this.#hasPlace(row));
  }

  /** Every row except the latest. */
  allButLatest(): readonly R[] {
    const placed =
      this.#unplaced.size === 0 ? this.#all : this.#all.filter((row) => this.#hasPlace(row));
    return placed.length < 2 ? NO_ROWS : this.#readable(placed.slice(0, -1));
  }

  /** Rows that pass a test when compared with the previous row. */
  afterPrevious(test: PairTest<R>): readonly R[] {
    return this.#comparedWith(-1, test);
  }

  /** Rows that pass a test when compared with the next row. */
  beforeNext(test: PairTest<R>): readonly R[] {
    return this.#comparedWith(1, test);
  }

  /** True when an earlier row passes a test. Rows whose place is not known are not earlier than any row. */
  someBefore(row: R, test: Test<R>): boolean {
    if (!this.#isPlaced(row)) return false;
    return this.#all
      .slice(0, this.#all.indexOf(row))
      .some((earlier) => this.#isPlaced(earlier) && test(earlier));
  }

  /**
   * The nearest earlier row that passes a test. Undefined when there is none, or when an unreadable row comes between.
   */
  lastBefore(row: R, test: Test<R>): R | undefined {
    for (let index = this.#all.indexOf(row) - 1; index >= 0; index -= 1) {
      const earlier = this.#all[index];
      if (earlier === undefined || !this.#isPlaced(earlier)) return undefined;
      if (test(earlier)) return earlier;
    }
    return undefined;
  }

  /**
   * Groups rows into runs: a row joins the run of the previous row when `isJoined(row, previous)`. A run may have one
   * row.
   */
  runs(isJoined: PairTest<R>): readonly (readonly R[])[] {
    const runs: R[][] = [];
    let previous: R | undefined;
    for (const row of this.#all) {
      const run = runs.at(-1);
      if (!this.#isPlaced(row)) previous = undefined;
      else {
        if (run !== undefined && previous !== undefined && isJoined(row, previous)) run.push(row);
        else runs.push([row]);
        previous = row;
      }
    }
    return runs;
  }

  #isReadable(row: R): boolean {
    return this.#unreadable.size === 0 || !this.#unreadable.has(row);
  }

  #hasPlace(row: R): boolean {
    return this.#unplaced.size === 0 || !this.#unplaced.has(row);
  }

  #isPlaced(row: R): boolean {
    return this.#isReadable(row) && this.#hasPlace(row);
  }

  #readable(rows: readonly R[]): readonly R[] {
    return this.#unreadable.size === 0 ? rows : rows.filter((row) => this.#isReadable(row));
  }

  #comparedWith(step: 1 | -1, test: PairTest<R>): readonly R[] {
    let found: R[] | undefined;
    const last = this.count - 1;
    for (let index = step === 1 ? 0 : 1; index <= (step === 1 ? last - 1 : last); index += 1) {
      const row = this.#all[index];
      const other = this.#all[index + step];
      if (row === undefined || other === undefined) continue;
      if (!this.#isPlaced(row) || !this.#isPlaced(other) || !test(row, other)) continue;
      found ??= [];
      found.push(row);
    }
    return found ?? NO_ROWS;
  }
}

/** A table in which the child has no rows, or that was not sent. */
export const NO_CHILD_ROWS: ChildRows<never> = new ChildRows<never>([]);
