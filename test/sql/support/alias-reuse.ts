import type { SqlNode } from './trino-grammar.ts';

/** Returns the columns of a table or view. Undefined if they are not known. */
export type ColumnsOf = (name: string) => readonly string[] | undefined;

/**
 * Aliases that a select defines and also uses in its own list, `where`, `group by` or `having`,
 * and that are not columns of its `from`. DuckDB accepts them. Athena and Trino do not.
 */
export function reusedAliases(tree: SqlNode, columnsOf: ColumnsOf): readonly string[] {
  const reused = new Set<string>();
  outputOfQuery(find(tree, 'query')[0] ?? tree, columnsOf, reused);
  return [...reused];
}

/** Names of the columns of a statement's result. Undefined if they are not known. */
export function outputColumns(tree: SqlNode, columnsOf: ColumnsOf): readonly string[] | undefined {
  return outputOfQuery(find(tree, 'query')[0] ?? tree, columnsOf, new Set());
}

type Output = readonly string[] | undefined;

function outputOfQuery(query: SqlNode, columnsOf: ColumnsOf, reused: Set<string>): Output {
  const steps = new Map<string, Output>();
  const known: ColumnsOf = (name) => (steps.has(name) ? steps.get(name) : columnsOf(name));
  for (const step of childrenOf(query, 'with').flatMap((part) => childrenOf(part, 'namedQuery'))) {
    const inner = childrenOf(step, 'query')[0];
    steps.set(textOf(step, 'identifier'), inner && outputOfQuery(inner, known, reused));
  }
  const outputs = find(query, 'querySpecification', ['with', 'query']).map((part) =>
    outputOfSelect(part, known, reused),
  );
  return outputs[0];
}

function outputOfSelect(select: SqlNode, columnsOf: ColumnsOf, reused: Set<string>): Output {
  const inputs = find(select, 'aliasedRelation', ['query', 'selectList', 'whereClause']).map(
    (relation) => inputOf(relation, columnsOf, reused),
  );
  const items = find(select, 'selectItem', ['query', 'relation', 'whereClause']);
  const isKnown = inputs.every(({ columns }) => columns !== undefined);
  const input = new Set(inputs.flatMap(({ columns }) => columns ?? []));
  const aliases = new Set(items.map(aliasOf).filter((alias) => alias !== ''));
  const used = select.children
    .filter(({ rule }) => ['selectList', 'whereClause', 'groupBy', 'havingClause'].includes(rule))
    .flatMap((part) => [
      ...find(part, 'columnRef', ['query']),
      ...find(part, 'columnName', ['query']),
    ]);
  for (const name of used.map(({ text }) => unquoted(text))) {
    if (isKnown && aliases.has(name) && !input.has(name)) reused.add(name);
  }
  const outputs = items.map((item) => outputOfItem(item, inputs));
  return outputs.some((output) => output === undefined)
    ? undefined
    : outputs.flatMap((o) => o ?? []);
}

interface Input {
  readonly name: string;
  readonly columns: Output;
}

function inputOf(relation: SqlNode, columnsOf: ColumnsOf, reused: Set<string>): Input {
  const table = find(relation, 'tableRef', ['query'])[0];
  const alias = textOf(relation, 'identifier');
  const query = table === undefined ? find(relation, 'query')[0] : undefined;
  const named = find(relation, 'columnAliases')[0];
  const columns = named
    ? find(named, 'identifier').map(({ text }) => unquoted(text))
    : query
      ? outputOfQuery(query, columnsOf, reused)
      : columnsOf(table?.text ?? '');
  return { name: alias === '' ? (table?.text ?? '') : alias, columns };
}

function outputOfItem(item: SqlNode, inputs: readonly Input[]): Output {
  if (item.text === '*') {
    return inputs.some(({ columns }) => columns === undefined)
      ? undefined
      : inputs.flatMap(({ columns }) => columns ?? []);
  }
  if (item.text.endsWith('.*')) {
    return inputs.find(({ name }) => name === item.text.slice(0, -2))?.columns;
  }
  const alias = aliasOf(item);
  return [alias === '' ? unquoted(item.text.split('.').at(-1) ?? '') : alias];
}

const aliasOf = (item: SqlNode): string => textOf(item, 'identifier');

const unquoted = (text: string): string => text.replaceAll('"', '');

const textOf = (node: SqlNode, rule: string): string =>
  unquoted(childrenOf(node, rule)[0]?.text ?? '');

const childrenOf = (node: SqlNode, rule: string): readonly SqlNode[] =>
  node.children.filter((child) => child.rule === rule);

/** The nodes of a rule below a node and the node itself, without searching nodes of the rules `outside`. */
export function find(
  node: SqlNode,
  rule: string,
  outside: readonly string[] = [],
): readonly SqlNode[] {
  const below = node.children
    .filter((child) => !outside.includes(child.rule))
    .flatMap((child) => find(child, rule, outside));
  return node.rule === rule ? [node, ...below] : below;
}
