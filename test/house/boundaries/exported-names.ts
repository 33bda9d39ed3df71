import { parseSync } from 'oxc-parser';

/** The names that a file declares and exports. Names that it re-exports are not included. */
export function exportedNames(file: string, text: string): readonly string[] {
  const entries = parseSync(file, text).module.staticExports.flatMap((each) => each.entries);
  const own = entries.filter(({ moduleRequest }) => moduleRequest === null);
  return [...new Set(own.flatMap(({ exportName: { name } }) => (name === null ? [] : [name])))];
}
