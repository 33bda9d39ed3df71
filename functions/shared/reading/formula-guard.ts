// What spreadsheet programs take for the start of a formula, the wide forms of Chinese and Japanese keyboards included.
const FORMULA = /^'*[=+\-@＝＋－＠]/;
const GUARDED = /^'+[=+\-@＝＋－＠]/;

/** A value that a spreadsheet program will not take for a formula: one that begins like one gets an apostrophe before it. */
export function withGuard(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The value before `withGuard` made it harmless. CSV files are read like this, so that what was given back can be sent again. */
export function withoutGuard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
