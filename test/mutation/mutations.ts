import { type Node, type Program, parseSync } from 'oxc-parser';
import { visitJudgedParts } from './judged-parts.ts';
import { replacementsOf } from './operators.ts';

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

/**
 * An import of a word that takes the place of another and that the file does not have yet, from where the other comes.
 */
function importNeeded(source: string, node: Node, replacement: string): string {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return '';
  const [word = ''] = /^\w+(?=\()/.exec(replacement) ?? [];
  if (word === '' || RegExp(`\\b${word}\\b`).test(source)) return '';
  const imported = RegExp(`import \\{[^}]*\\b${node.callee.name}\\b[^}]*\\} from '([^']+)'`);
  const [, from] = imported.exec(source) ?? [];
  return from === undefined ? '' : `\nimport { ${word} } from '${from}';`;
}

/** The node that names a mutation: the changed node, or one around it when it is short. */
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
      text: within(0, source.length) + importNeeded(source, node, replacement),
    };
  });
}

/** What the folder of the rules is asked for from outside. */
const ALL_RULES = 'SUBJECTS';

/** The names that rules ask for anywhere; what is asked for only by what nothing asks for is left out, too. */
function namesAskedFor(programs: Iterable<Program>): ReadonlySet<string> {
  const all = [...programs];
  const round = (isAskedFor: (name: string) => boolean): ReadonlySet<string> =>
    new Set(all.flatMap((program) => [...visitJudgedParts(program, isAskedFor, () => undefined)]));
  let before = new Set([ALL_RULES, ...round(() => true)]);
  for (;;) {
    const asked = new Set([ALL_RULES, ...round((name) => before.has(name))]);
    if (asked.size === before.size) return before;
    before = asked;
  }
}

/** Every mutation of rule files and of the predicates that they use, by file. */
export function mutationsOf(
  texts: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly Mutation[]> {
  const programs = Array.from(texts, ([path, source]) => ({
    path,
    source,
    program: parseSync(path, source).program,
  }));
  const asked = namesAskedFor(programs.map(({ program }) => program));
  const mutationsIn = (source: string, program: Program): readonly Mutation[] => {
    const found: Mutation[] = [];
    visitJudgedParts(
      program,
      (name) => asked.has(name),
      (node, above) => {
        found.push(...mutate(source, node, above));
      },
    );
    return found.sort((one, other) => one.line - other.line);
  };
  return new Map(programs.map(({ path, source, program }) => [path, mutationsIn(source, program)]));
}
