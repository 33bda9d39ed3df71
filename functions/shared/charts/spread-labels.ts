/** A label that is `height` tall and should have its middle at `at`. */
export interface Wish {
  readonly at: number;
  readonly height: number;
}

/** The middles of the labels, in the order given: as near to `at` as possible without overlaps or leaving the space. */
export function spreadLabels(wishes: readonly Wish[], top: number, bottom: number): number[] {
  const order = wishes.map((wish, index) => ({ ...wish, index })).sort((a, b) => a.at - b.at);
  const middles = new Array<number>(wishes.length).fill(0);
  let edge = top;
  for (const wish of order) {
    const middle = Math.max(wish.at, edge + wish.height / 2);
    middles[wish.index] = middle;
    edge = middle + wish.height / 2;
  }
  edge = bottom;
  for (const wish of order.reverse()) {
    const middle = Math.min(middles[wish.index] ?? 0, edge - wish.height / 2);
    middles[wish.index] = middle;
    edge = middle - wish.height / 2;
  }
  return middles;
}

/** Splits a label into lines of at most `length` letters. A longer word has its own line. */
export function wrapLabel(text: string, length: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < length) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
