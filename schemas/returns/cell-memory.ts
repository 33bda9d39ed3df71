import type { Value } from './table.ts';

/** Texts of one form that are remembered at a time: more than a return of 50,000 children holds. */
const MOST_REMEMBERED = 65_536;

type Known = Map<string, Value>;

/**
 * What the texts of a return's cells have been read as: a return repeats the same few thousand dates and codes.
 * Belongs to one reading, since it holds identifiers.
 */
export class CellMemory {
  readonly #known = new Map<unknown, Known>();

  /** The texts already read by one way of reading, which `key` stands for. */
  of(key: unknown): Known {
    const known = this.#known.get(key) ?? new Map<string, Value>();
    this.#known.set(key, known);
    return known;
  }
}

/** Remembers what a text was read as, forgetting the others when there are too many. */
export function remember(known: Known, text: string, value: Value): Value {
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(text, value);
  return value;
}
