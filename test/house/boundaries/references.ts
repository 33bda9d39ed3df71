import { posix } from 'node:path';
import { type Node, parseSync, visitorKeys } from 'oxc-parser';
import { type Paths, pathIn } from './path-expressions.ts';

/** A mention of a file or a package in another file. */
export interface Reference {
  /** `read` for a file that is opened or a template that is rendered; `unknown` when only running the code can tell. */
  readonly kind: 'import' | 'read' | 'package' | 'unknown';
  /** A path from the project's root, or the name of a package. */
  readonly target: string;
}

const SCRIPT = /\.[cm]?[jt]s$/;
const TEMPLATE = /\.njk$/;
const TEMPLATE_TAG = /\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']/g;
const STYLE_RULE = /@(?:use|forward|import)\s+["']([^"']+)["']/g;

/** Every file and package that a file names: imports of all kinds, templates, and paths built from its own folder. */
export function referencesIn(file: string, text: string): readonly Reference[] {
  if (SCRIPT.test(file)) return referencesOfScript(file, text);
  if (TEMPLATE.test(file)) {
    return [...text.matchAll(TEMPLATE_TAG)].map(([, name]) => template(name ?? ''));
  }
  if (file.endsWith('.scss')) {
    return [...text.matchAll(STYLE_RULE)].map(([, name]) => moduleNamed(file, name ?? ''));
  }
  return [];
}

function referencesOfScript(file: string, text: string): readonly Reference[] {
  const { program, errors } = parseSync(file, text);
  if (errors[0] !== undefined) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const names: Names = { file, named: new Map(), requires: new Set(REQUIRES) };
  const found: Reference[] = [];
  walk(program, (node) => {
    found.push(...referencesOf(node, file, names));
  });
  return found;
}

/** What the constants of a file stand for, as far as they have been read. */
interface Names extends Paths {
  /** Functions that import a file. */
  readonly requires: Set<string>;
}

function referencesOf(node: Node, file: string, names: Names): readonly Reference[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'TSImportType':
      return [moduleNamed(file, node.source.value)];
    case 'ExportNamedDeclaration':
      return node.source === null ? [] : [moduleNamed(file, node.source.value)];
    case 'TSExternalModuleReference':
      return [moduleNamed(file, node.expression.value)];
    case 'ImportExpression':
      return [moduleIn(node.source, file)];
    case 'VariableDeclarator':
      remember(node, names);
      return [];
    case 'CallExpression':
      return [...required(node, file, names), ...readBy(node, names)];
    case 'NewExpression':
    case 'TemplateLiteral':
      return readBy(node, names);
    case 'Literal':
      return typeof node.value === 'string' && TEMPLATE.test(node.value) && node.value !== '.njk'
        ? [template(node.value)]
        : [];
    default:
      return [];
  }
}

const REQUIRES = ['require', 'import.meta.resolve'];

/** Keeps what a constant stands for: a path, or a function made by `createRequire`. */
function remember({ id, init }: Node & { type: 'VariableDeclarator' }, names: Names): void {
  if (init === null) return;
  if (id.type === 'Identifier') {
    const path = pathIn(init, names);
    if (path !== undefined) names.named.set(id.name, path);
    if (makesRequire(init)) names.requires.add(id.name);
  }
  if (id.type !== 'ObjectPattern' || init.type !== 'MetaProperty') return;
  for (const property of id.properties) {
    if (property.type !== 'Property' || property.value.type !== 'Identifier') continue;
    if (property.key.type !== 'Identifier') continue;
    if (property.key.name === 'dirname') {
      names.named.set(property.value.name, posix.dirname(names.file));
    }
  }
}

function makesRequire(node: Node): boolean {
  return node.type === 'CallExpression' && /(^|\.)createRequire$/.test(dotted(node.callee));
}

function required(
  node: Node & { type: 'CallExpression' },
  file: string,
  { requires }: Names,
): readonly Reference[] {
  const [wanted] = node.arguments;
  const called = dotted(node.callee).replace(/^(?!import)(\w+)\.resolve$/, '$1');
  return wanted !== undefined && (requires.has(called) || makesRequire(node.callee))
    ? [moduleIn(wanted, file)]
    : [];
}

function readBy(node: Node, paths: Paths): readonly Reference[] {
  const path = pathIn(node, paths);
  return path === undefined ? [] : [fileOrPackage('read', path)];
}

function moduleIn(node: Node, file: string): Reference {
  const written = literal(node);
  return written === undefined
    ? { kind: 'unknown', target: 'a file that its code calculates' }
    : moduleNamed(file, written);
}

function moduleNamed(file: string, written: string): Reference {
  // A name for a file of the project that only package.json explains, or an address, is refused everywhere.
  if (/^(#|file:|\/)/.test(written)) return { kind: 'import', target: written };
  if (!written.startsWith('.')) return { kind: 'package', target: written };
  const target = posix.join(posix.dirname(file), written.replace(/[?#].*$/, ''));
  return fileOrPackage('import', target);
}

/** Templates are named from functions/, those of GOV.UK Frontend from its package. */
function template(written: string): Reference {
  return written.startsWith('govuk/')
    ? { kind: 'package', target: 'govuk-frontend' }
    : { kind: 'read', target: posix.join('functions', written) };
}

function fileOrPackage(kind: 'import' | 'read', path: string): Reference {
  const inPackage = /^node_modules(?:\/(.*))?$/.exec(path);
  return inPackage === null
    ? { kind, target: path }
    : { kind: 'package', target: inPackage[1] ?? 'node_modules' };
}

function literal(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral' || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

function dotted(node: Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MetaProperty') return 'import.meta';
  if (node.type !== 'MemberExpression' || node.computed) return '';
  return `${dotted(node.object)}.${node.property.type === 'Identifier' ? node.property.name : ''}`;
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const key of visitorKeys[node.type] ?? []) {
    // The parser's types do not say which of these keys a kind of node has.
    const below = (node as unknown as Record<string, Node | (Node | null)[] | null>)[key];
    for (const child of [below].flat()) if (child) walk(child, visit);
  }
}
