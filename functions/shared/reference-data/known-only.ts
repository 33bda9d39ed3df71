/**
 * Answers for what was looked up and for nothing else: a rule that asks for more must not take
 * "was not looked up" for "is not in the list". The message holds no value.
 */
export function knownOnly<T>(
  known: ReadonlyMap<string, T | undefined>,
  plain: (text: string) => string,
): (text: string) => T | undefined {
  // A dozen rules ask for the same, as the return spells it.
  const answered = new Map<string, T>();
  return (text) => {
    const before = answered.get(text);
    if (before !== undefined) return before;
    const wanted = plain(text);
    if (!known.has(wanted)) throw new Error('A rule asked for what the return does not name.');
    const answer = known.get(wanted);
    if (answer !== undefined) answered.set(text, answer);
    return answer;
  };
}

/** Part of a list that was loaded, and the edition it is from. */
export interface Found<T> {
  readonly reference: T;
  readonly edition: { readonly id: string; readonly name: string };
}
