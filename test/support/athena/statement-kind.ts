/** The kinds of statement that Athena distinguishes by their first words. */
export interface StatementKind {
  readonly type: 'DML' | 'DDL' | 'UTILITY';
  readonly givesRows: boolean;
  /** The first row holds the names of the columns. */
  readonly namesFirst: boolean;
}

const COMMENTS = /^(\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+/;
const DDL = /^(create|drop|alter|msck)\b/i;
const UTILITY = /^(show|describe|explain)\b/i;

/** The kind of a statement. */
export function statementKind(sql: string): StatementKind {
  const text = sql.replace(COMMENTS, '');
  if (DDL.test(text)) return { type: 'DDL', givesRows: false, namesFirst: false };
  if (UTILITY.test(text)) return { type: 'UTILITY', givesRows: true, namesFirst: false };
  const givesRows = !/^(insert|delete|update|merge|unload)\b/i.test(text);
  return { type: 'DML', givesRows, namesFirst: givesRows };
}

/** The location in a `create table as`, if it has one. */
export function externalLocation(sql: string): string | undefined {
  return /\bexternal_location\s*=\s*'([^']*)'/i.exec(sql)?.[1];
}

/** The statement as Trino runs it: Athena's parameters are literals of SQL, one for each `?`. */
export function withParameters(sql: string, parameters: readonly string[]): string {
  if (parameters.length === 0) return sql;
  return `execute immediate '${sql.replaceAll("'", "''")}' using ${parameters.join(', ')}`;
}
