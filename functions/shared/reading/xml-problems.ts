import { BLOCKING_PROBLEM, ERROR, NOTE, QUERY, type ReadingProblem } from './reading-problem.ts';

/** What can be wrong with a return that comes as XML. */
export const XML_PROBLEMS = {
  'xml-damaged': {
    ...BLOCKING_PROBLEM,
    title: 'XML is damaged',
    message: 'Reading stopped at line {line}, column {column}: {reason}.',
    fix: 'Export the return again. If the same comes of it, show this to the supplier of the program.',
  },
  'xml-doctype': {
    ...BLOCKING_PROBLEM,
    title: 'XML defines its own document type',
    message: 'The XML has a DOCTYPE, which no return needs. Nothing after it was read.',
    fix: 'Export the return without the DOCTYPE.',
  },
  'xml-too-long': {
    ...BLOCKING_PROBLEM,
    title: 'Text too long',
    message:
      'A value, remark or tag that ends or goes on at line {line} is far longer than any of a return. Reading stopped there.',
    fix: 'Check that the file is whole; export it again.',
  },
  'xml-too-deep': {
    ...BLOCKING_PROBLEM,
    title: 'Elements too deep in one another',
    message: 'At line {line} more than 32 elements stand in one another. Reading stopped there.',
    fix: 'Export the return as its specification describes it.',
  },
  'xml-unknown-root': {
    ...ERROR,
    title: 'XML of something else',
    message: 'The XML is not this return: it begins with {element} instead of {root}.',
    fix: 'Check that this is the file of the return. If it is not part of the return, leave it out.',
  },
  'xml-unknown-element': {
    ...NOTE,
    title: 'Element not in the specification',
    message:
      '{element} within {inside} is not known. It was ignored and goes no further. Times it is there: {count}.',
    fix: 'Leave the element out, or check how its name is spelt.',
  },
  'xml-stray-text': {
    ...QUERY,
    title: 'Text outside of the values',
    message:
      'There is text in {inside} that belongs to no value. It was ignored. Times it is there: {count}.',
    fix: 'Check the values that stand there; export the return again.',
  },
  'xml-repeated-element': {
    ...BLOCKING_PROBLEM,
    title: 'Value given twice',
    message: '{element} is there more than once within one {inside}. Only the first was read.',
    fix: 'Keep one of them.',
  },
} as const satisfies Record<string, Omit<ReadingProblem, 'kind'>>;
