import { BLOCKING_PROBLEM, ERROR, QUERY, type ReadingProblem } from './reading-problem.ts';

/** What can be wrong with a row or a cell by itself. */
export const ROW_PROBLEMS = {
  'row-too-long': {
    ...BLOCKING_PROBLEM,
    title: 'Row has too many values',
    message:
      'The row has {found} values where the first line names {expected} columns. It was left out.',
    fix: 'Put quotation marks around a value that holds a comma, or remove what is too much.',
  },
  'row-too-short': {
    ...QUERY,
    title: 'Row has too few values',
    message:
      'The row has {found} values where the first line names {expected} columns. The rest was read as blank.',
    fix: 'Check that the row is whole.',
  },
  'too-many-rows-of-child': {
    ...BLOCKING_PROBLEM,
    title: 'Too many rows of one child',
    message:
      'From this row on the child has more than {count} rows of {table}. Those beyond were left out.',
    fix: 'Check the identifiers: rows of several children may stand under one. Give each child its own.',
  },
  'nul-characters': {
    ...QUERY,
    title: 'Empty characters in the text',
    message: 'The row holds NUL characters, which no program should write. They were left out.',
    fix: 'Check the values of the row; export the file again.',
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
    title: 'Value in the wrong form',
    message: '{column} is not written as the specification asks.',
    fix: 'Enter {expected}.',
  },
  'cell-not-in-code-set': {
    ...ERROR,
    title: 'Unknown code',
    message: '{column} holds a code that is not in use in this collection year.',
    fix: 'Enter {expected}.',
  },
} as const satisfies Record<string, Omit<ReadingProblem, 'kind'>>;
