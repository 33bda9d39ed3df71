/** A label that would like its middle at `at` and is `height` tall. */
export interface Wish {
  readonly at: number;
  readonly height: number;
}

/** Middles of the labels, in the order given: as near to their wishes as they can be without overlapping or leaving the space. */
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

/** The words of a label in lines of at most `length` letters; a longer word has a line of its own. */
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
