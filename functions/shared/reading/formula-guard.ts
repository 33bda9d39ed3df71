// What spreadsheet programs read as the start of a formula, including the wide forms of Chinese and Japanese keyboards.
const FORMULA = /^'*[=+\-@＝＋－＠]/;
const GUARDED = /^'+[=+\-@＝＋－＠]/;

/** Protects a value from being run as a formula by a spreadsheet program, by an apostrophe before it if needed. */
export function withGuard(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Removes the apostrophe of `withGuard`. CSV files are read this way, so that downloaded files can be uploaded again. */
export function withoutGuard(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell;
}
