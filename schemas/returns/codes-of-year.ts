import type { Code, CodeSet, Value } from './table.ts';

const memo = new WeakMap<CodeSet, Map<number, ReadonlySet<string>>>();

const isOpen = (code: Code, year: number): boolean =>
  (code.from === undefined || code.from <= year) && (code.to === undefined || year <= code.to);

/** The codes of a set that may be used in a collection year. */
export function codesIn(set: CodeSet, year: number): ReadonlySet<string> {
  const years = memo.get(set) ?? new Map<number, ReadonlySet<string>>();
  memo.set(set, years);
  const known = years.get(year);
  if (known !== undefined) return known;
  const codes = new Set(set.codes.filter((code) => isOpen(code, year)).map(({ code }) => code));
  years.set(year, codes);
  return codes;
}

/** True when a cell holds a code that may be used in a collection year. False for a blank. */
export function isCodeIn(set: CodeSet, year: number, value: Value): boolean {
  return typeof value === 'string' && codesIn(set, year).has(value);
}

/** Makes a code set from codes and labels. `years` limits the codes that are not valid in every year. */
export function codeSet(
  name: string,
  title: string,
  labels: Readonly<Record<string, string>>,
  years: Readonly<Record<string, { readonly from?: number; readonly to?: number }>> = {},
): CodeSet {
  const codes = Object.entries(labels).map(([code, label]) => ({ code, label, ...years[code] }));
  return { name, title, codes };
}
