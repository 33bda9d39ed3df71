/** Numbers children in the order in which they first occur in the findings, so that no address needs an identifier. */
export class ChildNumbers {
  readonly #numbers = new Map<string, number>();

  /** The number of a child. A new child gets the next number. */
  of(child: string): number {
    const number = this.#numbers.get(child) ?? this.#numbers.size + 1;
    this.#numbers.set(child, number);
    return number;
  }

  /** The number of a child that has one. Undefined for any other. */
  find(child: string): number | undefined {
    return this.#numbers.get(child);
  }

  get size(): number {
    return this.#numbers.size;
  }
}
