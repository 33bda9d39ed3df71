import type { Expression, Node } from 'oxc-parser';

/** Returns the source text of a node. */
type TextOf = (node: Node) => string;

const OPPOSITES: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};

/** Predicates that are almost the same. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  isBefore: ['isOnOrBefore'],
  isOnOrBefore: ['isBefore'],
  isAfter: ['isOnOrAfter'],
  isOnOrAfter: ['isAfter'],
  isSameDay: ['isOnOrBefore', 'isOnOrAfter'],
  isOtherDay: ['isBefore', 'isAfter'],
  isFilled: ['isBlank'],
  isBlank: ['isFilled'],
  hasReached: ['isUnder'],
  isUnder: ['hasReached'],
};

const METHODS: Readonly<Record<string, string>> = {
  first: 'latest',
  latest: 'first',
  afterPrevious: 'beforeNext',
  beforeNext: 'afterPrevious',
  max: 'min',
  min: 'max',
  every: 'some',
};

const YES_OR_NO = /^(is|has|had|was|lacks|breaks|overlap)(?=[A-Z]|$)/;
const ASKS = new Set(['some', 'every', 'none', 'includes', 'has', 'startsWith', 'endsWith']);

function ofCall(node: Extract<Node, { type: 'CallExpression' }>, textOf: TextOf): string[] {
  const { callee } = node;
  const given = textOf(node).slice(callee.end - node.start);
  if (callee.type === 'Identifier') {
    return [
      ...(NEIGHBOURS[callee.name] ?? []).map((neighbour) => `${neighbour}${given}`),
      ...(YES_OR_NO.test(callee.name) ? [`!${textOf(node)}`] : []),
    ];
  }
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
  const { name } = callee.property;
  const on = textOf(callee.object);
  const other = METHODS[name];
  return [
    ...(other === undefined ? [] : [`${on}.${other}${given}`]),
    ...(ASKS.has(name) ? [`!${textOf(node)}`] : []),
    // Rows that cannot be read count as if they were absent.
    ...(name === 'none' ? [`!${on}.some${given}`] : []),
    ...(name === 'filter' ? [on] : []),
    ...(name === 'where' || name === 'allButLatest' ? [`${on}.rows`] : []),
    ...(name === 'find' ? [`${on}[0]`] : []),
  ];
}

function ofLogical(node: Extract<Node, { type: 'LogicalExpression' }>, textOf: TextOf): string[] {
  const operand = (each: Expression): string =>
    each.type === 'LogicalExpression' ? `(${textOf(each)})` : textOf(each);
  const [left, right] = [operand(node.left), operand(node.right)];
  // The left side alone does not compile.
  if (node.operator === '??') return [right];
  const other = node.operator === '&&' ? '||' : '&&';
  return [left, right, `(${left} ${other} ${right})`];
}

const isPlain = ({ type }: Node): boolean => type === 'Literal' || type === 'SpreadElement';

/** A list of codes, each time without one of them. */
function ofList(node: Extract<Node, { type: 'ArrayExpression' }>, textOf: TextOf): string[] {
  const all = node.elements.filter((each) => each !== null);
  if (!all.every(isPlain)) return [];
  return all.map((left) => `[${all.filter((each) => each !== left).map(textOf)}]`);
}

function ofLiteral({ value }: Extract<Node, { type: 'Literal' }>): string[] {
  if (typeof value === 'boolean') return [`${!value}`];
  if (typeof value !== 'number') return [];
  // Counts and days are never negative.
  return value === 0 ? ['1'] : [`${value - 1}`, `${value + 1}`];
}

const COUNT = /\.(length|count|size)$/;

function ofBinary(node: Extract<Node, { type: 'BinaryExpression' }>, textOf: TextOf): string[] {
  const { operator } = node;
  const [left, right] = [textOf(node.left), textOf(node.right)];
  // A count is always 0 or more. Removing the condition is another mutant.
  const isAlways = (other: string): boolean => other === '>=' && right === '0' && COUNT.test(left);
  return (OPPOSITES[operator] ?? [])
    .filter((other) => !isAlways(other))
    .map((other) => `${left} ${other} ${right}`);
}

function ofUnary(node: Extract<Node, { type: 'UnaryExpression' }>, textOf: TextOf): string[] {
  return node.operator === '!' || node.operator === '-' ? [textOf(node.argument)] : [];
}

function ofIf(node: Extract<Node, { type: 'IfStatement' }>, textOf: TextOf): string[] {
  const always = `if (true${textOf(node).slice(node.test.end - node.start)}`;
  const never = node.alternate === null ? '{}' : textOf(node.alternate);
  return [always, never];
}

/** The texts that replace a node, one for each mutant. Empty if it cannot be mutated. */
export function replacementsOf(node: Node, textOf: TextOf): readonly string[] {
  switch (node.type) {
    case 'BinaryExpression':
      return ofBinary(node, textOf);
    case 'LogicalExpression':
      return ofLogical(node, textOf);
    case 'UnaryExpression':
      return ofUnary(node, textOf);
    case 'Literal':
      return ofLiteral(node);
    case 'ConditionalExpression':
      return [textOf(node.consequent), textOf(node.alternate)];
    case 'IfStatement':
      return ofIf(node, textOf);
    case 'CallExpression':
      return ofCall(node, textOf);
    case 'ArrayExpression':
      return ofList(node, textOf);
    case 'MemberExpression':
      return textOf(node).endsWith('.isWhole') ? ['true'] : [];
    default:
      return [];
  }
}
