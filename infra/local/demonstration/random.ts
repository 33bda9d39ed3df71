/** A repeatable random generator: the same seed gives the same values on every machine. */
export interface Random {
  /** A number from 0 up to but not including 1. */
  next(): number;
  /** A whole number between two bounds, both included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** One of the choices, each as likely as its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
}

/** Throws a RangeError for a choice from an empty list. */
export function createRandom(seed: string): Random {
  const next = generator(hashOf(seed));
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (choices) => given(choices[whole(0, choices.length - 1)]),
    weighted(choices) {
      const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [choice, weight] of choices) {
        left -= weight;
        if (left < 0) return choice;
      }
      return given(choices.at(-1))[0];
    },
  };
}

/** Chooses `count` different items. Items with more weight are more likely. */
export function drawSome<T>(
  random: Random,
  items: readonly T[],
  count: number,
  weight: (item: T) => number = () => 1,
): T[] {
  const keyed = items.map((item) => ({ item, key: -Math.log(1 - random.next()) / weight(item) }));
  keyed.sort((one, other) => one.key - other.key);
  return keyed.slice(0, Math.max(count, 0)).map(({ item }) => item);
}

function given<T>(choice: T | undefined): T {
  if (choice === undefined) throw new RangeError('There is nothing to choose from.');
  return choice;
}

function hashOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  return hash >>> 0;
}

// A 32-bit counter stepped by the golden ratio and mixed twice: short, fast, and even enough here.
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}
