import type { Value } from '../../../schemas/returns/table.ts';

/** Counts the rows of each child in a table. It is fastest when the rows of a child follow each other, as they usually do. */
export class RowsOfChildren {
  readonly #counts = new Map<string, number>();
  #child = '';
  #count = 0;

  /** Adds a row and returns the number of the child's rows so far. Each row without an identifier counts as 1. */
  add(child: Value): number {
    if (typeof child !== 'string') return 1;
    if (child !== this.#child) {
      this.#counts.set(this.#child, this.#count);
      this.#child = child;
      this.#count = this.#counts.get(child) ?? 0;
    }
    this.#count += 1;
    return this.#count;
  }
}
