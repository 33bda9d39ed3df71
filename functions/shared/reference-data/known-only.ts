/**
 * Answers for what was looked up and for nothing else: a rule that asks for more must not take
 * "was not looked up" for "is not in the list". The message holds no value.
 */
export function knownOnly<T>(
  known: ReadonlyMap<string, T | undefined>,
  plain: (text: string) => string,
): (text: string) => T | undefined {
  return (text) => {
    const wanted = plain(text);
    if (!known.has(wanted)) throw new Error('A rule asked for what the return does not name.');
    return known.get(wanted);
  };
}
