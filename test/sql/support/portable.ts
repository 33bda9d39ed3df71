import { type ColumnsOf, find, reusedAliases } from './alias-reuse.ts';
import type { Grammar } from './trino-grammar.ts';

interface Forbidden {
  readonly pattern: RegExp;
  readonly why: string;
}

const FORBIDDEN: readonly Forbidden[] = [
  { pattern: /^\s*(?!with\b|select\b)\S/u, why: 'a view is one select' },
  { pattern: /;/u, why: 'a view is one select without a semicolon' },
  {
    pattern: /(?<!distinct\s)\b(?:from|join)\s+\w+\.\w+/u,
    why: 'names have no prefix, because all are in one database',
  },
  {
    pattern: /[<>=]\s*'\d{4}-\d{2}-\d{2}'|\bbetween\s+'\d{4}-\d{2}-\d{2}'/u,
    why: "a date is not compared with text: write date '2025-03-31'",
  },
  {
    pattern: /_date\b\s*[-+]\s*(?!\s*interval\b)/u,
    why: 'dates are not added or subtracted: use date_diff',
  },
  {
    pattern: /interval\s+'[^']*'\s+\w+(?!\s+as\s+date\s*\))(?!\w)/u,
    why: 'a date and an interval give a timestamp on DuckDB: cast(... as date)',
  },
  {
    pattern: /(?<!cast\(\s*)\bdate_(?:trunc|add)\(/u,
    why: 'date_trunc and date_add give a timestamp on DuckDB: cast(... as date)',
  },
  {
    pattern: /^(?![\s\S]*nullif\()[\s\S]*\/\s*[a-z(]/u,
    why: 'division by zero fails on one engine only: divide by nullif(..., 0)',
  },
  {
    pattern: /\bfilter\s*\((?:[^()]|\([^()]*\))*\)\s*over\b/u,
    why: 'Trino has no filter with a window: count(case when ... then 1 end) over (...)',
  },
  { pattern: /\bextract\s*\(\s*dow\b/u, why: 'Sunday is 0 on DuckDB and 7 on Trino' },
  { pattern: /'[^']*'\s*::/u, why: 'write cast(... as ...)' },
];

/** The reasons why a view cannot run on Athena, Trino and DuckDB with the same result. */
export function portabilityProblems(
  sql: string,
  rules: {
    readonly grammar: Grammar;
    readonly functions: ReadonlySet<string>;
    readonly columnsOf: ColumnsOf;
  },
): readonly string[] {
  const text = sql.replace(/--.*$/gmu, '');
  const errors = rules.grammar.errorsOf(text);
  const forbidden = FORBIDDEN.filter(({ pattern }) => pattern.test(text)).map(({ why }) => why);
  if (errors.length > 0) return [...errors, ...forbidden];
  const tree = rules.grammar.treeOf(text);
  const unknown = find(tree, 'functionName')
    .map((name) => name.text.toLowerCase())
    .filter((name) => !rules.functions.has(name))
    .map((name) => `${name} is not in sql/dialect/functions.txt`);
  const reused = reusedAliases(tree, rules.columnsOf).map(
    (alias) => `${alias} is defined and used in the same select`,
  );
  return [...forbidden, ...new Set(unknown), ...reused];
}
