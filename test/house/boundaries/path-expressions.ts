import { posix } from 'node:path';
import type { Node } from 'oxc-parser';

export interface Paths {
  /** The file, from the project's root. */
  readonly file: string;
  /** Constants of the file that hold a path, from the project's root. */
  readonly named: Map<string, string>;
}

/** The path, from the project's root, of an expression such as `join(import.meta.dirname, '../x')` or `new URL('./x', import.meta.url)`. */
export function pathIn(node: Node, paths: Paths): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return paths.named.get(node.name);
    case 'MemberExpression':
      return ownPlace(node, paths);
    case 'CallExpression':
      return calledOn(nameOf(node.callee), node.arguments, paths);
    case 'TemplateLiteral':
      return fromTemplate(node, paths);
    case 'NewExpression': {
      const [wanted, base] = node.arguments;
      if (wanted === undefined || base === undefined || !isMeta(base, 'url')) return undefined;
      const text = stringOf(wanted);
      return text === undefined ? undefined : posix.join(posix.dirname(paths.file), text);
    }
    default:
      return undefined;
  }
}

/** Where a path goes that only running the code can tell. It is in no part of the project, so every rule refuses it. */
const CALCULATED = 'a path that its code calculates';

function calledOn(name: string, given: readonly Node[], paths: Paths): string | undefined {
  const [first, ...rest] = given;
  if (first === undefined) return undefined;
  if (name === 'fileURLToPath') return isMeta(first, 'url') ? paths.file : pathIn(first, paths);
  const start = pathIn(first, paths);
  if (start === undefined) return undefined;
  if (name === 'dirname') return posix.dirname(start);
  return name === 'join' || name === 'resolve' ? below(start, rest.map(stringOf)) : undefined;
}

/** The path of parts below a folder. Stops at the first part that is not a constant: the path is somewhere below. */
function below(start: string, parts: readonly (string | undefined)[]): string {
  const at = parts.indexOf(undefined);
  if (at < 0) return posix.join(start, ...(parts as readonly string[]));
  if (parts.slice(at).some((part) => part?.split('/').includes('..'))) return CALCULATED;
  return posix.join(start, ...(parts.slice(0, at) as readonly string[]));
}

function fromTemplate(node: Node & { type: 'TemplateLiteral' }, paths: Paths): string | undefined {
  const [first, ...more] = node.expressions;
  const [before, ...texts] = node.quasis.map(({ value }) => value.cooked ?? '');
  if (first === undefined || before !== '') return undefined;
  const start = pathIn(first, paths);
  if (start === undefined) return undefined;
  return below(
    start,
    texts.flatMap((text, at) => (at < more.length ? [text, undefined] : [text])),
  );
}

function ownPlace(node: Node, { file }: Paths): string | undefined {
  if (isMeta(node, 'dirname')) return posix.dirname(file);
  return isMeta(node, 'filename') ? file : undefined;
}

function isMeta(node: Node, name: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.property.type === 'Identifier' &&
    node.property.name === name
  );
}

function nameOf(callee: Node): string {
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return name.type === 'Identifier' ? name.name : '';
}

function stringOf(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
