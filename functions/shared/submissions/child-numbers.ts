/** Numbers children in the order in which they come up in the findings of a submission, so that no address needs to name one. */
export class ChildNumbers {
  readonly #numbers = new Map<string, number>();

  /** The number of a child; the next free one when it comes up for the first time. */
  of(child: string): number {
    const number = this.#numbers.get(child) ?? this.#numbers.size + 1;
    this.#numbers.set(child, number);
    return number;
  }

  /** The number of a child that has come up; undefined for any other. */
  find(child: string): number | undefined {
    return this.#numbers.get(child);
  }

  get size(): number {
    return this.#numbers.size;
  }
}
