import { codesIn } from './codes-of-year.ts';
import { yearOf } from './examples.ts';
import { isBlockingRule, type Return, shapeYear, tablesOf } from './return.ts';
import type { Example, Need, Rule } from './rule.ts';
import { rulesOf } from './rules-of-year.ts';
import type { Column, Privacy, Table } from './table.ts';

/** A rule as the rules page shows it: everything except its predicate. */
export type RuleDescription = Pick<
  Rule,
  'code' | 'title' | 'years' | 'severity' | 'table' | 'fields' | 'message' | 'fix' | 'source'
> & {
  readonly blocking: boolean;
  readonly needs: readonly Need[];
  /** The subject of the rule. */
  readonly subject: string;
  /** Whether it reads last year's return. `needed`: the rule is skipped without it. */
  readonly lastYear: 'needed' | 'used' | 'not read';
  /** Other tables of the return that it reads. */
  readonly alsoReads: readonly string[];
  /** Examples for the requested year, or for the newest year when that year has none. */
  readonly ok: readonly Example[];
  readonly bad: readonly Example[];
};

interface ColumnDescription {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly expected: string;
  readonly mandatory: boolean;
  readonly kind: Column['kind'];
  /** How the column is stored in the lake, in plain words. */
  readonly travels: string;
  readonly codes: readonly { readonly code: string; readonly label: string }[];
}

export interface TableDescription {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly lakeName: string;
  /** The columns that identify a row. */
  readonly key: readonly string[];
  readonly columns: readonly ColumnDescription[];
}

const TRAVELS: Readonly<Record<Privacy, string>> = {
  keep: 'Stored unchanged.',
  drop: 'Not stored in the lake.',
  child: 'Replaced by a keyed reference. Only the council can find the original value.',
  worker: 'Replaced by a keyed reference. Only the council can find the original value.',
  postcode: 'Replaced by a keyed reference. Only the council can find the original value.',
  'birth-month': 'Reduced to year and month.',
};

function examplesOf(
  definition: Return,
  examples: readonly Example[],
  rule: Rule,
  year: number,
): readonly Example[] {
  const own = examples.filter((example) => yearOf(definition, example, rule) === year);
  return own.length > 0 ? own : examples.filter((example) => example.year === undefined);
}

function subjectOf({ subjects }: Return, rule: Rule): string {
  return subjects.find(({ rules }) => rules.includes(rule))?.name ?? '';
}

function lastYearOf({ withLastYear, withLastYearIfHeld }: Rule): RuleDescription['lastYear'] {
  if (withLastYear !== undefined) return 'needed';
  return withLastYearIfHeld === undefined ? 'not read' : 'used';
}

function describeRule(definition: Return, rule: Rule, year: number): RuleDescription {
  const { code, title, years, severity, table, fields, message, fix, source } = rule;
  return {
    ...{ code, title, years, severity, table, fields, message, fix, source },
    blocking: isBlockingRule(definition, code),
    needs: rule.needs ?? [],
    subject: subjectOf(definition, rule),
    lastYear: lastYearOf(rule),
    alsoReads: Object.keys({ ...rule.with, ...rule.withIfSent }),
    ok: examplesOf(definition, rule.ok, rule, year),
    bad: examplesOf(definition, rule.bad, rule, year),
  };
}

function describeColumn(name: string, column: Column, year: number): ColumnDescription {
  const { title, description, expected, mandatory, kind, codes } = column;
  const open = codes === undefined ? new Set<string>() : codesIn(codes, year);
  return {
    ...{ name, title, description, expected, mandatory, kind },
    travels: TRAVELS[column.privacy],
    codes: (codes?.codes ?? [])
      .filter(({ code }) => open.has(code))
      .map(({ code, label }) => ({ code, label })),
  };
}

function describeTable(table: Table, year: number): TableDescription {
  const { name, title, description, lakeName, key } = table;
  const columns = Object.entries(table.columns).map(([column, about]) =>
    describeColumn(column, about, year),
  );
  return { name, title, description, lakeName, key, columns };
}

/** The rules of a collection year as plain data. */
export function describeRules(
  definition: Return,
  collectionYear: number,
): readonly RuleDescription[] {
  const year = shapeYear(definition, collectionYear);
  return rulesOf(definition, collectionYear).map((rule) => describeRule(definition, rule, year));
}

/** The tables of a collection year, with the codes of that year, as plain data. */
export function describeTables(
  definition: Return,
  collectionYear: number,
): readonly TableDescription[] {
  const year = shapeYear(definition, collectionYear);
  return tablesOf(definition, collectionYear).map((table) => describeTable(table, year));
}
