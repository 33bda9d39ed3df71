import { BLOCKING_PROBLEM, ERROR, QUERY, type ReadingProblem } from './reading-problem.ts';

/** Problems with a single row or cell. */
export const ROW_PROBLEMS = {
  'row-too-long': {
    ...BLOCKING_PROBLEM,
    title: 'Row has too many values',
    message:
      'The row has {found} values, but the first line names {expected} columns. The row was ignored.',
    fix: 'Put quotation marks around values that contain a comma, or remove the extra values.',
  },
  'row-too-short': {
    ...QUERY,
    title: 'Row has too few values',
    message:
      'The row has {found} values, but the first line names {expected} columns. The rest was read as blank.',
    fix: 'Check that the row is complete.',
  },
  'too-many-rows-of-child': {
    ...BLOCKING_PROBLEM,
    title: 'Too many rows of one child',
    message:
      'From this row on, the child has more than {count} rows of {table}. The rows above that limit were ignored.',
    fix: 'Check the identifiers: several children may have the same one. Give each child its own.',
  },
  'nul-characters': {
    ...QUERY,
    title: 'Empty characters in the text',
    message: 'The row contains NUL characters, which no program should write. They were removed.',
    fix: 'Check the values of the row. Export the file again.',
  },
  'cell-missing': {
    ...ERROR,
    title: 'Value missing',
    message: '{column} is blank.',
    fix: 'Enter {expected}.',
  },
  'cell-unreadable': {
    ...ERROR,
    title: 'Value cannot be read',
    message: '{column} cannot be read.',
    fix: 'Enter {expected}.',
  },
  'cell-wrong-format': {
    ...ERROR,
    title: 'Value in the wrong format',
    message: '{column} is not in the format of the specification.',
    fix: 'Enter {expected}.',
  },
  'cell-not-in-code-set': {
    ...ERROR,
    title: 'Unknown code',
    message: '{column} has a code that is not used in this collection year.',
    fix: 'Enter {expected}.',
  },
} as const satisfies Record<string, Omit<ReadingProblem, 'kind'>>;
