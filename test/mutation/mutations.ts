import { type Node, type Program, parseSync } from 'oxc-parser';
import { visitCheckingCode } from './checking-code.ts';
import { replacementsOf } from './operators.ts';

/** One change of a rule file. */
export interface Mutation {
  readonly line: number;
  /** The changed code with some of the code around it: `before → after`. */
  readonly name: string;
  /** The file with the change. */
  readonly text: string;
}

const LONGEST_NAME = 100;
const SHORTEST_NAME = 24;

/** The import that a replaced predicate needs, from the module of the original. Empty if the file has it already. */
function importNeeded(source: string, node: Node, replacement: string): string {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return '';
  const [word = ''] = /^\w+(?=\()/.exec(replacement) ?? [];
  if (word === '' || RegExp(`\\b${word}\\b`).test(source)) return '';
  const imported = RegExp(`import \\{[^}]*\\b${node.callee.name}\\b[^}]*\\} from '([^']+)'`);
  const [, from] = imported.exec(source) ?? [];
  return from === undefined ? '' : `\nimport { ${word} } from '${from}';`;
}

/** The node that names a mutation: the changed node, or one around it if that is short. */
function shownFor(node: Node, above: readonly Node[]): Node {
  let shown = node;
  for (const each of above.toReversed()) {
    const isEnough = shown.end - shown.start >= SHORTEST_NAME;
    if (isEnough || each.end - each.start > LONGEST_NAME) break;
    shown = each;
  }
  return shown;
}

const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** True for a call in a list that makes a rule. Such a call is not a condition and cannot be negated. */
const isMadeRule = (node: Node, above: readonly Node[]): boolean =>
  node.type === 'CallExpression' && above.at(-1)?.type === 'ArrayExpression';

function mutate(source: string, node: Node, above: readonly Node[]): readonly Mutation[] {
  if (isMadeRule(node, above)) return [];
  const textOf = ({ start, end }: Node): string => source.slice(start, end);
  const shown = shownFor(node, above);
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

/** The name that other folders import from the rules. */
const ALL_RULES = 'SUBJECTS';

/** The names that rules use, directly or through other names in use. */
function namesInUse(programs: Iterable<Program>): ReadonlySet<string> {
  const all = [...programs];
  const round = (isUsed: (name: string) => boolean): ReadonlySet<string> =>
    new Set(all.flatMap((program) => [...visitCheckingCode(program, isUsed, () => undefined)]));
  let before = new Set([ALL_RULES, ...round(() => true)]);
  for (;;) {
    const used = new Set([ALL_RULES, ...round((name) => before.has(name))]);
    if (used.size === before.size) return before;
    before = used;
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
  const used = namesInUse(programs.map(({ program }) => program));
  const mutationsIn = (source: string, program: Program): readonly Mutation[] => {
    const found: Mutation[] = [];
    visitCheckingCode(
      program,
      (name) => used.has(name),
      (node, above) => {
        found.push(...mutate(source, node, above));
      },
    );
    return found.sort((one, other) => one.line - other.line);
  };
  return new Map(programs.map(({ path, source, program }) => [path, mutationsIn(source, program)]));
}
