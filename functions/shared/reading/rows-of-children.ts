import type { Value } from '../../../schemas/returns/table.ts';

/** Counts the rows of each child of a table; those of one child mostly stand together. */
export class RowsOfChildren {
  readonly #counts = new Map<string, number>();
  #child = '';
  #count = 0;

  /** How many rows of the child there are with this one. Rows without an identifier belong to no child: each is the first. */
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
