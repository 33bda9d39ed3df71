import { CONTENT_PROBLEMS } from './content-problems.ts';
import { FILE_PROBLEMS } from './file-problems.ts';
import type { ReadingProblem } from './reading-problem.ts';
import { ROW_PROBLEMS } from './row-problems.ts';
import { XML_PROBLEMS } from './xml-problems.ts';

type Entry = Omit<ReadingProblem, 'kind'>;
export type ProblemCode =
  | keyof typeof FILE_PROBLEMS
  | keyof typeof CONTENT_PROBLEMS
  | keyof typeof ROW_PROBLEMS
  | keyof typeof XML_PROBLEMS;

const of = (kind: ReadingProblem['kind'], entries: Readonly<Record<string, Entry>>) =>
  Object.entries(entries).map(([code, entry]): [string, ReadingProblem] => [
    code,
    { kind, ...entry },
  ]);

/** The catalogue by code: everything that can be reported about an upload in addition to the return's own rules. */
export const PROBLEMS: ReadonlyMap<string, ReadingProblem> = new Map([
  ...of('file', FILE_PROBLEMS),
  ...of('file', CONTENT_PROBLEMS),
  ...of('file', XML_PROBLEMS),
  ...of('shape', ROW_PROBLEMS),
]);

/** The catalogue entry for a code. */
export function readingProblem(code: ProblemCode): ReadingProblem {
  const problem = PROBLEMS.get(code);
  if (problem === undefined) throw new Error(`The catalogue has no entry ${code}.`);
  return problem;
}
