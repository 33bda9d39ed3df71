import { stringify } from 'csv-stringify/sync';

/** Rows as CSV for spreadsheets: UTF-8 with a byte order mark, CRLF, and an apostrophe before cells that look like formulas. */
export function toCsv(
  header: readonly string[],
  rows: Iterable<readonly (string | number | boolean | null | undefined)[]>,
): string {
  return stringify([[...header], ...[...rows].map((row) => [...row])], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
    cast: { boolean: (value) => (value ? 'true' : 'false') },
  });
}
