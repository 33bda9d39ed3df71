import type { RecordLayout } from './xml-layout.ts';

/** The values of one element of the return with their positions. Column 0 means that it is not known. */
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

  /** Copies the values of these columns from another record if this one has none. */
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

  /** The values in the order of the layout's columns, `''` for missing ones. */
  cells(): string[] {
    return this.layout.columns.map((_, index) => this.#cells[index] ?? '');
  }

  /** The line and column of each value in turn. For missing values, those of the element. */
  places(): number[] {
    return this.layout.columns.flatMap((_, index) => [
      this.#places[index * 2] ?? this.line,
      this.#places[index * 2 + 1] ?? this.column,
    ]);
  }
}
