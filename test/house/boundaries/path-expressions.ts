import { posix } from 'node:path';
import type { Node } from 'oxc-parser';

export interface Paths {
  /** The folder of the file, from the project's root. */
  readonly folder: string;
  /** Constants of the file that hold a path, from the project's root. */
  readonly named: Map<string, string>;
}

/** The path, from the project's root, of an expression such as `join(import.meta.dirname, '../x')` or `new URL('./x', import.meta.url)`. */
export function pathIn(node: Node, paths: Paths): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return paths.named.get(node.name);
    case 'MemberExpression':
      return ownFolder(node, paths);
    case 'CallExpression':
      return isJoin(node.callee) ? joined(node.arguments, paths) : undefined;
    case 'NewExpression': {
      const [wanted, base] = node.arguments;
      if (wanted === undefined || base === undefined || !isMeta(base, 'url')) return undefined;
      const text = stringOf(wanted);
      return text === undefined ? undefined : posix.join(paths.folder, text);
    }
    default:
      return undefined;
  }
}

function joined([first, ...rest]: readonly Node[], paths: Paths): string | undefined {
  const start = first === undefined ? undefined : pathIn(first, paths);
  if (start === undefined) return undefined;
  // Stops at the first part that is not a constant: the path is somewhere below this folder.
  const parts: string[] = [];
  for (const node of rest) {
    const text = stringOf(node);
    if (text === undefined) break;
    parts.push(text);
  }
  return posix.join(start, ...parts);
}

function ownFolder(node: Node, { folder }: Paths): string | undefined {
  return isMeta(node, 'dirname') ? folder : undefined;
}

function isMeta(node: Node, name: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    node.property.type === 'Identifier' &&
    node.property.name === name
  );
}

function isJoin(callee: Node): boolean {
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return name.type === 'Identifier' && ['join', 'resolve'].includes(name.name);
}

function stringOf(node: Node): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
