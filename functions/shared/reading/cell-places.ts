/** The position of a value in its file. Both count from 1. The column is missing when it is not known. */
export interface CellPlace {
  readonly line: number;
  readonly column?: number;
}

/** The lines and columns of values in many rows, stored in a few bytes each. */
export class CellPlaces {
  readonly #width: number;
  #numbers = new Uint32Array(1024);
  #length = 0;

  /** `width` is the number of values in a row. */
  constructor(width: number) {
    this.#width = width;
  }

  /** Adds a row. `places` has the line and column of each value in turn. */
  add(places: readonly number[]): void {
    if (this.#length + places.length > this.#numbers.length) {
      const longer = new Uint32Array(Math.max(this.#numbers.length * 2, places.length));
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers.set(places, this.#length);
    this.#length += places.length;
  }

  at(row: number, index: number): CellPlace | undefined {
    const from = (row * this.#width + index) * 2;
    const line = this.#numbers[from];
    const column = this.#numbers[from + 1];
    if (line === undefined || from >= this.#length) return undefined;
    return column ? { line, column } : { line };
  }
}
