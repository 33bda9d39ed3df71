import { type Node, type Program, visitorKeys } from 'oxc-parser';

/** What a rule says of itself, and what its makers are given for that: other tests judge it. */
const SAYS_OF_ITSELF = new Set([
  ...['code', 'title', 'message', 'fix', 'severity', 'stage', 'years', 'needs', 'owns'],
  ...['fields', 'alsoReads', 'with', 'withIfSent', 'withLastYear', 'withLastYearIfHeld'],
  ...['askedIfFilled', 'alsoPointsAt', 'pointsAtLastYear', 'readsLastYear', 'where'],
  ...['ok', 'bad', 'known', 'unknown', 'same', 'other', 'alsoOther'],
]);

/** Called for a node with those that it stands in, the outermost first. */
export type Visit = (node: Node, above: readonly Node[]) => void;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

function isLeftOut(node: Node): boolean {
  if (node.type === 'ImportDeclaration') return true;
  if (node.type === 'Property' && node.key.type === 'Identifier') {
    return SAYS_OF_ITSELF.has(node.key.name);
  }
  const isType = node.type.startsWith('TS');
  return isType && node.type !== 'TSAsExpression' && node.type !== 'TSSatisfiesExpression';
}

/** The parts of a node that are evaluated when a rule checks, without names of properties. */
function partsOf(node: Node): readonly Node[] {
  const isNamed = node.type === 'Property' || node.type === 'MemberExpression';
  return (visitorKeys[node.type] ?? [])
    .filter((key) => !(isNamed && !node.computed && (key === 'key' || key === 'property')))
    .flatMap((key) => Reflect.get(node, key))
    .filter((part) => isNode(part) && !isLeftOut(part));
}

function namesIn(node: Node | null): readonly string[] {
  if (node === null) return [];
  return node.type === 'Identifier' ? [node.name] : partsOf(node).flatMap(namesIn);
}

type Declaration = Extract<Node, { type: 'VariableDeclarator' | 'FunctionDeclaration' }>;

const isDeclaration = (node: Node): node is Declaration =>
  node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration';

/** Whether something that a file declares and exports is asked for by a rule of another file. */
type IsAskedFor = (name: string) => boolean;

/**
 * Visits what a file's rules judge with: what it exports, and all that this asks for by name. What only serves
 * examples,
 * texts and declared cells is left out. Gives the names asked for.
 */
export function visitJudgedParts(
  program: Program,
  isAskedFor: IsAskedFor,
  visit: Visit,
): ReadonlySet<string> {
  const asked = new Set<string>();
  const waiting: { readonly node: Declaration; readonly above: readonly Node[] }[] = [];
  const walk: Visit = (node, above) => {
    visit(node, above);
    if (node.type === 'Identifier') asked.add(node.name);
    const inside = [...above, node];
    for (const part of partsOf(node)) {
      if (isDeclaration(part)) waiting.push({ node: part, above: inside });
      else if (!isDeclaration(node) || part !== node.id) walk(part, inside);
    }
  };
  const isWanted = ({ node, above }: (typeof waiting)[number]): boolean => {
    const names = namesIn(node.id);
    const isExported = above.some(({ type }) => type === 'ExportNamedDeclaration');
    return names.some((name) => asked.has(name) || (isExported && isAskedFor(name)));
  };
  walk(program, []);
  for (let next = waiting.findIndex(isWanted); next >= 0; next = waiting.findIndex(isWanted)) {
    for (const { node, above } of waiting.splice(next, 1)) walk(node, above);
  }
  return asked;
}
