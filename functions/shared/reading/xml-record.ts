import type { RecordLayout } from './xml-layout.ts';

/** Values of one element of the return with the places where they stand; column 0 is one that is not known. */
export class XmlRecord<L extends RecordLayout = RecordLayout> {
  readonly layout: L;
  readonly line: number;
  readonly column: number;
  readonly #cells: (string | undefined)[];
  readonly #places: number[];

  constructor(layout: L, line: number, column: number) {
    this.layout = layout;
    this.line = line;
    this.column = column;
    this.#cells = new Array(layout.columns.length);
    this.#places = [];
  }

  has(index: number): boolean {
    return this.#cells[index] !== undefined;
  }

  set(index: number, text: string, line: number, column: number): void {
    this.#cells[index] = text;
    this.#places[index * 2] = line;
    this.#places[index * 2 + 1] = column;
  }

  textOf(name: string): string {
    return this.#cells[this.layout.indexOf.get(name) ?? -1]?.trim() ?? '';
  }

  hasText(): boolean {
    return this.#cells.some((cell) => cell !== undefined && cell.trim() !== '');
  }

  /** Takes over the values of these columns from another record where this one has none. */
  inherit(from: XmlRecord, names: readonly string[]): void {
    for (const name of names) {
      const index = this.layout.indexOf.get(name);
      const source = from.layout.indexOf.get(name);
      const text = source === undefined ? undefined : from.#cells[source];
      if (index === undefined || source === undefined || text === undefined) continue;
      if (this.#cells[index]?.trim()) continue;
      this.set(index, text, from.#places[source * 2] ?? 0, from.#places[source * 2 + 1] ?? 0);
    }
  }

  /** The values in the order of the layout's columns, `''` for those that are not there. */
  cells(): string[] {
    return this.layout.columns.map((_, index) => this.#cells[index] ?? '');
  }

  /** Line and column of each value in turn; of the element itself for those that are not there. */
  places(): number[] {
    return this.layout.columns.flatMap((_, index) => [
      this.#places[index * 2] ?? this.line,
      this.#places[index * 2 + 1] ?? this.column,
    ]);
  }
}
