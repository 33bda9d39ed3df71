import type { CareChild } from '../../tables.ts';

/** The same working out, done once for each child however many rules ask for it. */
export function oncePerChild<Result>(
  workOut: (child: CareChild) => Result,
): (child: CareChild) => Result {
  const known = new WeakMap<CareChild, { readonly result: Result }>();
  return (child) => {
    const before = known.get(child);
    if (before !== undefined) return before.result;
    const result = workOut(child);
    known.set(child, { result });
    return result;
  };
}
