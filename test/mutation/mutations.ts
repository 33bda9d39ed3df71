import { type Node, type Program, parseSync } from 'oxc-parser';
import { visitJudgedParts } from './judged-parts.ts';
import { NEIGHBOURS, replacementsOf } from './operators.ts';

/** One change of a rule file. */
export interface Mutation {
  readonly line: number;
  /** What it changes, with enough around it to be understood: `before → after`. */
  readonly name: string;
  /** The file with the change. */
  readonly text: string;
}

const LONGEST_NAME = 100;
const SHORTEST_NAME = 24;

/** An import of a neighbouring word that the file does not have yet, from where its neighbour comes. */
function importNeeded(source: string, replacement: string): string {
  const [word = ''] = /^\w+(?=\()/.exec(replacement) ?? [];
  const neighbour = NEIGHBOURS[word];
  if (neighbour === undefined || RegExp(`\\b${word}\\b`).test(source)) return '';
  const from = RegExp(`import \\{[^}]*\\b${neighbour}\\b[^}]*\\} from '([^']+)'`).exec(source)?.[1];
  return from === undefined ? '' : `\nimport { ${word} } from '${from}';`;
}

/** What a mutation is told by: the node, or what it stands in when it is short. */
function told(node: Node, above: readonly Node[]): Node {
  let shown = node;
  for (const each of above.toReversed()) {
    const isEnough = shown.end - shown.start >= SHORTEST_NAME;
    if (isEnough || each.end - each.start > LONGEST_NAME) break;
    shown = each;
  }
  return shown;
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A rule made by a function stands in a list: it is no question that could be answered the other way. */
const isMadeRule = (node: Node, above: readonly Node[]): boolean =>
  node.type === 'CallExpression' && above.at(-1)?.type === 'ArrayExpression';

function mutate(source: string, node: Node, above: readonly Node[]): readonly Mutation[] {
  if (isMadeRule(node, above)) return [];
  const textOf = ({ start, end }: Node): string => source.slice(start, end);
  const shown = told(node, above);
  const line = source.slice(0, node.start).split('\n').length;
  return Array.from(new Set(replacementsOf(node, textOf)), (replacement) => {
    const within = (start: number, end: number): string =>
      source.slice(start, node.start) + replacement + source.slice(node.end, end);
    return {
      line,
      name: `${inOneLine(textOf(shown))} → ${inOneLine(within(shown.start, shown.end))}`,
      text: within(0, source.length) + importNeeded(source, replacement),
    };
  });
}

/** Every mutation of the predicates of rule files, and of the words they are written with, by file. */
export function mutationsOf(
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Mutation[]> {
  const programs = new Map<string, Program>();
  const asked = new Set<string>();
  for (const [path, source] of texts) {
    const { program } = parseSync(path, source);
    programs.set(path, program);
    const names = visitJudgedParts(
      program,
      () => true,
      () => undefined,
    );
    for (const name of names) asked.add(name);
  }
  const mutationsIn = (source: string, program: Program): readonly Mutation[] => {
    const found: Mutation[] = [];
    const isAskedFor = (name: string): boolean => asked.has(name);
    visitJudgedParts(program, isAskedFor, (node, above) => {
      found.push(...mutate(source, node, above));
    });
    return found.sort((one, other) => one.line - other.line);
  };
  return new Map(
    Array.from(programs, ([path, program]) => [path, mutationsIn(texts.get(path) ?? '', program)]),
  );
}
