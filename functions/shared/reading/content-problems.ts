import { BLOCKING_PROBLEM, ERROR, NOTE, QUERY, type ReadingProblem } from './reading-problem.ts';

/** Problems with the tables, columns and text of a file that can be read. */
export const CONTENT_PROBLEMS = {
  'two-files-one-table': {
    ...BLOCKING_PROBLEM,
    title: 'Two files for one table',
    message: 'This is another file with rows of {table}. Only the rows of {other} were read.',
    fix: 'Put all rows of the table in one file, or remove the file you did not mean to send.',
  },
  'missing-table': {
    ...BLOCKING_PROBLEM,
    title: 'Table missing',
    message: 'The return has no rows of {table}.',
    fix: 'Upload the return again with rows in this table.',
  },
  'nil-return': {
    ...QUERY,
    title: 'No children',
    message: 'Every table has column names and no rows, so the return says there were no children.',
    fix: 'Check that there were no children. If there were, upload the return again with their rows.',
  },
  'table-not-in-year': {
    ...NOTE,
    title: 'Table is not collected in this year',
    message: '{table} is not part of the return for this collection year.',
    fix: 'Check the collection year. You can remove the file.',
  },
  'earlier-year': {
    ...NOTE,
    title: 'Read with a later specification',
    message:
      'The collection year is before {first}. The columns, codes and rules of {first} were used.',
    fix: 'Nothing to do. Some older codes may be reported as unknown.',
  },
  'rule-could-not-run': {
    ...NOTE,
    title: 'Rule not checked',
    message:
      'Rule {rule} could not be checked because of a fault in this service, not in the return.',
    fix: 'Nothing to do. Tell the support desk if it happens again.',
  },
  'ambiguous-table': {
    ...QUERY,
    title: 'Columns of two tables',
    message: 'The columns match both {table} and {other}. The file was read as {table}.',
    fix: 'Export the table with all columns of the specification.',
  },
  'missing-column': {
    ...ERROR,
    title: 'Column missing',
    message: '{table} has no column {column}. It was read as blank.',
    fix: 'Export the table with this column. Leave cells blank if they have no value.',
  },
  'missing-key-column': {
    ...BLOCKING_PROBLEM,
    title: 'Column missing, table cannot be used',
    message: '{table} has no column {column}, and its rows cannot be used without it.',
    fix: 'Export the table with this column.',
  },
  'extra-column': {
    ...NOTE,
    title: 'Column not in the specification',
    message: '{column} is not a column of {table}. It was ignored and is not stored.',
    fix: 'Remove the column, or check the spelling of its name.',
  },
  'duplicate-column': {
    ...BLOCKING_PROBLEM,
    title: 'Two columns with one name',
    message: 'There is more than one column {column}. Only the first was read.',
    fix: 'Keep one of them.',
  },
  'encoding-fallback': {
    ...NOTE,
    title: 'Text is not UTF-8',
    message: 'The file is encoded as {encoding} and was read as that.',
    fix: 'Nothing to do if accented letters look right.',
  },
  'encoding-mixed': {
    ...QUERY,
    title: 'Two text encodings in one file',
    message:
      'The file starts as UTF-8 and continues in another encoding. Some letters may be wrong.',
    fix: 'Export the file again as UTF-8.',
  },
  'other-separator': {
    ...NOTE,
    title: 'Not separated by commas',
    message: 'The columns are separated by {separator} and were read that way.',
    fix: 'Nothing to do.',
  },
  'blank-lines': {
    ...NOTE,
    title: 'Blank lines',
    message: 'Lines without a value that were ignored: {count}.',
    fix: 'Nothing to do.',
  },
  'line-too-long': {
    ...BLOCKING_PROBLEM,
    title: 'Line too long',
    message:
      'Line {line} is far longer than any line of this return should be. Reading stopped there.',
    fix: 'Check that the file has line breaks. Export it again.',
  },
  'quote-not-closed': {
    ...BLOCKING_PROBLEM,
    title: 'Quotation mark not closed',
    message: 'A quotation mark opens on line {line} and is not closed. Reading stopped there.',
    fix: 'Remove the quotation mark, or close it.',
  },
  'too-many-columns': {
    ...BLOCKING_PROBLEM,
    title: 'Too many columns',
    message: 'Line {line} has more than 200 columns. Reading stopped there.',
    fix: 'Export the table with the columns of the specification only.',
  },
  'too-many-problems': {
    ...BLOCKING_PROBLEM,
    title: 'Too many values that cannot be read',
    message: 'Nearly every value of the file is wrong. Reading stopped at this line.',
    fix: 'Check that the values are in the right columns. Export the file again.',
  },
  'too-many-rows': {
    ...BLOCKING_PROBLEM,
    title: 'Too many rows',
    message: 'The return has more than {count} rows. Reading stopped there.',
    fix: 'Check that the file contains one year of one council.',
  },
} as const satisfies Record<string, Omit<ReadingProblem, 'kind'>>;
