import { BLOCKING_PROBLEM, ERROR, NOTE, QUERY, type ReadingProblem } from './reading-problem.ts';

/** What can be wrong with the tables, columns and text of a file that is read. */
export const CONTENT_PROBLEMS = {
  'two-files-one-table': {
    ...BLOCKING_PROBLEM,
    title: 'Two files for one table',
    message: 'This is another file with rows of {table}. Those of {other} alone were read.',
    fix: 'Put all rows of the table in one file, or leave out the file that is not meant.',
  },
  'missing-table': {
    ...BLOCKING_PROBLEM,
    title: 'Table missing',
    message: 'The return has no rows of {table}.',
    fix: 'Upload the return again with this table filled.',
  },
  'nil-return': {
    ...QUERY,
    title: 'No children',
    message: 'Every table has column names and no rows: the return says that there was no child.',
    fix: 'Check that there was none. If there were children, upload the return again with their rows.',
  },
  'table-not-in-year': {
    ...NOTE,
    title: 'Table is not collected in this year',
    message: '{table} is not part of the return for this collection year.',
    fix: 'Check the collection year. The file may be left out.',
  },
  'earlier-year': {
    ...NOTE,
    title: 'Read with a later specification',
    message:
      'The collection year is before {first}: columns, codes and rules of {first} were used.',
    fix: 'Nothing to do; some codes of that time may be reported as unknown.',
  },
  'rule-could-not-run': {
    ...NOTE,
    title: 'Rule not checked',
    message: 'Rule {rule} could not be checked: a fault of this service, not of the return.',
    fix: 'Nothing to do. Tell the support desk if it lasts.',
  },
  'ambiguous-table': {
    ...QUERY,
    title: 'Columns of two tables',
    message: 'The columns fit {table} and {other} alike. The file was read as {table}.',
    fix: 'Export the table with all columns of the specification.',
  },
  'missing-column': {
    ...ERROR,
    title: 'Column missing',
    message: '{table} has no column {column}. It is read as blank.',
    fix: 'Export the table with this column; leave the cells blank where there is no value.',
  },
  'missing-key-column': {
    ...BLOCKING_PROBLEM,
    title: 'Column missing, table cannot be used',
    message: '{table} has no column {column}, and its rows mean nothing without it.',
    fix: 'Export the table with this column.',
  },
  'extra-column': {
    ...NOTE,
    title: 'Column not in the specification',
    message: '{column} is not a column of {table}. It was ignored and goes no further.',
    fix: 'Leave the column out, or check how its name is spelt.',
  },
  'duplicate-column': {
    ...BLOCKING_PROBLEM,
    title: 'Two columns with one name',
    message: 'The column {column} is there more than once. Only the first was read.',
    fix: 'Keep one of them.',
  },
  'encoding-fallback': {
    ...NOTE,
    title: 'Text is not UTF-8',
    message: 'The file is written as {encoding} and was read as that.',
    fix: 'Nothing to do, if accented letters look right.',
  },
  'encoding-mixed': {
    ...QUERY,
    title: 'Two kinds of text in one file',
    message: 'The file begins as UTF-8 and goes on as something else; some letters may be wrong.',
    fix: 'Export the file again as UTF-8.',
  },
  'other-separator': {
    ...NOTE,
    title: 'Not separated by commas',
    message: 'The columns are separated by {separator} and were read as such.',
    fix: 'Nothing to do.',
  },
  'blank-lines': {
    ...NOTE,
    title: 'Blank lines',
    message: 'Lines without a value were left out: {count}.',
    fix: 'Nothing to do.',
  },
  'line-too-long': {
    ...BLOCKING_PROBLEM,
    title: 'Line too long',
    message: 'Line {line} is far longer than any line of this return. Reading stopped there.',
    fix: 'Check that the file has line ends; export it again.',
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
    fix: 'Check that the columns hold what their names say; export the file again.',
  },
  'too-many-rows': {
    ...BLOCKING_PROBLEM,
    title: 'Too many rows',
    message: 'The return has more than {count} rows. Reading stopped there.',
    fix: 'Check that the file holds one year of one council.',
  },
} as const satisfies Record<string, Omit<ReadingProblem, 'kind'>>;
