/**
 * Creates a lookup of values fetched in advance. It throws for any other value, so that a rule cannot mistake "not looked
 * up" for "not in the list". The error contains no value.
 */
export function knownOnly<T>(
  known: ReadonlyMap<string, T | undefined>,
  plain: (text: string) => string,
): (text: string) => T | undefined {
  // About a dozen rules ask for the same values, spelt as in the return.
  const answered = new Map<string, T>();
  return (text) => {
    const before = answered.get(text);
    if (before !== undefined) return before;
    const wanted = plain(text);
    if (!known.has(wanted)) throw new Error('A rule asked for a value that is not in the return.');
    const answer = known.get(wanted);
    if (answer !== undefined) answered.set(text, answer);
    return answer;
  };
}

/** Part of a list that was loaded, and the edition it is from. */
export interface Found<T> {
  readonly list: T;
  readonly edition: { readonly id: string; readonly name: string };
}
