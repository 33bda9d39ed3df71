import { parseSync } from 'oxc-parser';

/** The names that a file declares and exports, each once. Names passed on from another file are not among them. */
export function exportedNames(file: string, text: string): readonly string[] {
  const entries = parseSync(file, text).module.staticExports.flatMap((each) => each.entries);
  const own = entries.filter(({ moduleRequest }) => moduleRequest === null);
  return [...new Set(own.flatMap(({ exportName: { name } }) => (name === null ? [] : [name])))];
}
