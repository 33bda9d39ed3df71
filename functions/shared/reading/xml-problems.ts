import { BLOCKING_PROBLEM, ERROR, NOTE, QUERY, type ReadingProblem } from './reading-problem.ts';

/** Problems with a return in XML. */
export const XML_PROBLEMS = {
  'xml-damaged': {
    ...BLOCKING_PROBLEM,
    title: 'XML is damaged',
    message: 'Reading stopped at line {line}, column {column}: {reason}.',
    fix: 'Export the return again. If this happens again, show this message to the supplier of your system.',
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
      'A value, comment or tag at line {line} is far longer than any in a return. Reading stopped there.',
    fix: 'Check that the file is complete. Export it again.',
  },
  'xml-too-deep': {
    ...BLOCKING_PROBLEM,
    title: 'Elements nested too deeply',
    message: 'At line {line} more than 32 elements are nested. Reading stopped there.',
    fix: 'Export the return as its specification describes it.',
  },
  'xml-unknown-root': {
    ...ERROR,
    title: 'XML is not this return',
    message: 'The XML is not this return. It starts with {element} instead of {root}.',
    fix: 'Check that this is the right file. If it is not part of the return, remove it.',
  },
  'xml-unknown-element': {
    ...NOTE,
    title: 'Element not in the specification',
    message:
      '{element} inside {inside} is not in the specification. It was ignored and is not stored. Number of times: {count}.',
    fix: 'Remove the element, or check the spelling of its name.',
  },
  'xml-stray-text': {
    ...QUERY,
    title: 'Text outside values',
    message:
      'There is text in {inside} that is not part of a value. It was ignored. Number of times: {count}.',
    fix: 'Check the values there. Export the return again.',
  },
  'xml-repeated-element': {
    ...BLOCKING_PROBLEM,
    title: 'Value given twice',
    message: '{element} occurs more than once inside one {inside}. Only the first was read.',
    fix: 'Keep one of them.',
  },
} as const satisfies Record<string, Omit<ReadingProblem, 'kind'>>;
