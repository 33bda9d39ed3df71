import { type Node, type Program, visitorKeys } from 'oxc-parser';

/** Properties that describe a rule or make its examples. They are not mutated, because other tests check them. */
const DESCRIPTIONS = new Set([
  ...['code', 'title', 'message', 'fix', 'severity', 'stage', 'years', 'needs', 'owns'],
  ...['fields', 'alsoReads', 'with', 'withIfSent', 'withLastYear', 'withLastYearIfHeld'],
  ...['askedIfFilled', 'alsoPointsAt', 'pointsAtLastYear', 'readsLastYear', 'where'],
  ...['ok', 'bad', 'known', 'unknown', 'same', 'other', 'alsoOther'],
]);

/** Called for a node with its ancestors, the outermost first. */
export type Visit = (node: Node, above: readonly Node[]) => void;

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

function isExcluded(node: Node): boolean {
  if (node.type === 'ImportDeclaration') return true;
  if (node.type === 'Property' && node.key.type === 'Identifier') {
    return DESCRIPTIONS.has(node.key.name);
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
    .filter((part) => isNode(part) && !isExcluded(part));
}

function namesIn(node: Node | null): readonly string[] {
  if (node === null) return [];
  return node.type === 'Identifier' ? [node.name] : partsOf(node).flatMap(namesIn);
}

type Declaration = Extract<Node, { type: 'VariableDeclarator' | 'FunctionDeclaration' }>;

const isDeclaration = (node: Node): node is Declaration =>
  node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration';

/** True if a rule in another file uses the exported name. */
type IsUsed = (name: string) => boolean;

/**
 * Visits the code that a file's rules run when they check rows: its exports that rules use, and every declaration that
 * these use. Code only for examples, texts and declared cells is excluded. Returns the names that were used.
 */
export function visitCheckingCode(
  program: Program,
  isUsed: IsUsed,
  visit: Visit,
): ReadonlySet<string> {
  const used = new Set<string>();
  const waiting: { readonly node: Declaration; readonly above: readonly Node[] }[] = [];
  const walk: Visit = (node, above) => {
    visit(node, above);
    if (node.type === 'Identifier') used.add(node.name);
    const inside = [...above, node];
    for (const part of partsOf(node)) {
      if (isDeclaration(part)) waiting.push({ node: part, above: inside });
      else if (!isDeclaration(node) || part !== node.id) walk(part, inside);
    }
  };
  const isReached = ({ node, above }: (typeof waiting)[number]): boolean => {
    const names = namesIn(node.id);
    const isExported = above.some(({ type }) => type === 'ExportNamedDeclaration');
    return names.some((name) => used.has(name) || (isExported && isUsed(name)));
  };
  walk(program, []);
  for (let next = waiting.findIndex(isReached); next >= 0; next = waiting.findIndex(isReached)) {
    for (const { node, above } of waiting.splice(next, 1)) walk(node, above);
  }
  return used;
}
