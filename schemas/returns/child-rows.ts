import type { AnyRow } from './table.ts';

type Test<R> = (row: R) => boolean;
type PairTest<R> = (row: R, other: R) => boolean;

const NOTHING: ReadonlySet<AnyRow> = new Set();

/**
 * The rows of one child in order of start. Rows that a rule cannot read keep their place but are
 * never judged, nor is a neighbour judged against them.
 */
export class ChildRows<R extends AnyRow = AnyRow> {
  readonly #all: readonly R[];
  readonly #unreadable: ReadonlySet<AnyRow>;

  constructor(all: readonly R[], unreadable: ReadonlySet<AnyRow> = NOTHING) {
    this.#all = all;
    this.#unreadable = unreadable;
  }

  /** The same rows for a rule that cannot read some of them. */
  without(unreadable: ReadonlySet<AnyRow>): ChildRows<R> {
    const isAffected = unreadable.size > 0 && this.#all.some((row) => unreadable.has(row));
    return isAffected ? new ChildRows(this.#all, unreadable) : this;
  }

  /** Rows that pass a test. */
  where(test: Test<R>): readonly R[] {
    return this.#all.filter((row) => this.#isReadable(row) && test(row));
  }

  /** The earliest row, as a list of one; empty when it cannot be read. */
  first(): readonly R[] {
    return this.#readable(this.#all.slice(0, 1));
  }

  /** The latest row, as a list of one; empty when it cannot be read. */
  latest(): readonly R[] {
    return this.#readable(this.#all.slice(-1));
  }

  /** Every row but the latest. */
  allButLatest(): readonly R[] {
    return this.#readable(this.#all.slice(0, -1));
  }

  /** Rows that pass a test against the row just before them. */
  afterPrevious(test: PairTest<R>): readonly R[] {
    return this.#comparedWith(-1, test);
  }

  /** Rows that pass a test against the row just after them. */
  beforeNext(test: PairTest<R>): readonly R[] {
    return this.#comparedWith(1, test);
  }

  /** The nearest earlier row that passes a test; undefined when there is none or an unreadable row stands between. */
  lastBefore(row: R, test: Test<R>): R | undefined {
    for (let index = this.#all.indexOf(row) - 1; index >= 0; index -= 1) {
      const earlier = this.#all[index];
      if (earlier === undefined || !this.#isReadable(earlier)) return undefined;
      if (test(earlier)) return earlier;
    }
    return undefined;
  }

  /** Rows in unbroken runs: a row joins the run before it when `isJoined(row, previous)`. Single rows are runs too. */
  runs(isJoined: PairTest<R>): readonly (readonly R[])[] {
    const runs: R[][] = [];
    let previous: R | undefined;
    for (const row of this.#all) {
      const run = runs.at(-1);
      if (!this.#isReadable(row)) previous = undefined;
      else {
        if (run !== undefined && previous !== undefined && isJoined(row, previous)) run.push(row);
        else runs.push([row]);
        previous = row;
      }
    }
    return runs;
  }

  #isReadable(row: R): boolean {
    return !this.#unreadable.has(row);
  }

  #readable(rows: readonly R[]): readonly R[] {
    return this.#unreadable.size === 0 ? rows : rows.filter((row) => this.#isReadable(row));
  }

  #comparedWith(step: 1 | -1, test: PairTest<R>): readonly R[] {
    return this.#all.filter((row, index) => {
      const other = this.#all[index + step];
      if (other === undefined) return false;
      return this.#isReadable(row) && this.#isReadable(other) && test(row, other);
    });
  }
}
