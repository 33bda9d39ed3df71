export type { CellIssue, TypedTables } from './typed-table.ts';

import { PreparedTable } from './prepared-table.ts';
import type { CellRule, ChildRule, ReturnContext, Rule, TableRule } from './rule.ts';
import type { AnyRow, Table } from './table.ts';
import type { TypedTables } from './typed-table.ts';

/** A row that a rule found wrong, and the cells it points at. */
interface RuleFailure {
  readonly table: string;
  readonly row: number;
  readonly fields: readonly string[];
}

type RuleState = 'passed' | 'failed' | 'skipped' | 'could-not-run';

/** What came of one rule. Every rule given has exactly one outcome. */
export interface RuleOutcome {
  readonly code: string;
  readonly state: RuleState;
  /** Why a rule was skipped or could not run, without any data of the return. */
  readonly reason?: string;
  readonly failures: readonly RuleFailure[];
}

interface Given {
  readonly rules: readonly Rule[];
  readonly tables: TypedTables;
  readonly context: ReturnContext;
  /** What the tables look like: says which columns date a row. */
  readonly shapes: Readonly<Record<string, Table>>;
}

/** The cells a rule reads: those it points at, those it names besides, and for a child's rows their dates. */
export function fieldsRead(rule: Rule, shape: Table): ReadonlySet<string> {
  const dates =
    rule.kind === 'child' && shape.spell !== undefined ? ['CHILD', shape.spell.start] : [];
  return new Set([...rule.fields, ...(rule.alsoReads ?? []), ...dates]);
}

function cellFailures(rule: CellRule, table: PreparedTable): readonly RuleFailure[] {
  const fieldsByRow = new Map<number, string[]>();
  for (const issue of table.sent.problems) {
    const isOwned = rule.owns.some(
      (owned) => owned.field === issue.field && owned.problems.includes(issue.problem),
    );
    if (!isOwned) continue;
    const fields = fieldsByRow.get(issue.row) ?? [];
    fields.push(issue.field);
    fieldsByRow.set(issue.row, fields);
  }
  return [...fieldsByRow].map(([row, fields]) => ({ table: table.name, row, fields }));
}

function childFailures(rule: ChildRule, table: PreparedTable, context: ReturnContext) {
  const unreadable = table.unreadableIn(fieldsRead(rule, table.shape));
  const failing: AnyRow[] = [];
  for (const child of table.children()) {
    for (const row of rule.failing(child.without(unreadable), context)) failing.push(row);
  }
  return failing;
}

function readableRows(rule: Rule, table: PreparedTable): readonly AnyRow[] {
  const unreadable = table.unreadableIn(fieldsRead(rule, table.shape));
  const { rows } = table.sent;
  return unreadable.size === 0 ? rows : rows.filter((row) => !unreadable.has(row));
}

function tableFailures(rule: TableRule, table: PreparedTable, context: ReturnContext) {
  return rule.failing(readableRows(rule, table), context);
}

function failingRows(
  rule: Exclude<Rule, CellRule>,
  table: PreparedTable,
  context: ReturnContext,
): readonly AnyRow[] {
  if (rule.kind === 'child') return childFailures(rule, table, context);
  if (rule.kind === 'table') return tableFailures(rule, table, context);
  return readableRows(rule, table).filter((row) => rule.fails(row, context));
}

function failuresOf(rule: Rule, table: PreparedTable, context: ReturnContext) {
  if (rule.kind === 'cell') return cellFailures(rule, table);
  const rows = failingRows(rule, table, context).map((row) => table.positionOf(row));
  return [...new Set(rows)]
    .sort((one, other) => one - other)
    .map((row) => ({ table: table.name, row, fields: rule.fields }));
}

function reasonToSkip(rule: Rule, table: PreparedTable | undefined, context: ReturnContext) {
  if (table === undefined) return `The ${rule.table} table was not sent.`;
  const absent = table.sent.missingColumns ?? [];
  const lacking = [...fieldsRead(rule, table.shape)].filter((field) => absent.includes(field));
  if (lacking.length > 0) return `The ${rule.table} file has no column ${lacking.join(', ')}.`;
  if (rule.needs === 'postcodes' && context.postcodes === undefined) {
    return 'The rule exempts placements outside England, and no postcode list is loaded to tell them.';
  }
  return undefined;
}

function outcomeOf(rule: Rule, table: PreparedTable | undefined, context: ReturnContext) {
  const { code } = rule;
  const skip = reasonToSkip(rule, table, context);
  if (skip !== undefined || table === undefined) {
    return { code, state: 'skipped', ...(skip && { reason: skip }), failures: [] } as const;
  }
  const failures = failuresOf(rule, table, context);
  return { code, state: failures.length === 0 ? 'passed' : 'failed', failures } as const;
}

/** The reason names no value: an error's own message may quote the return. */
function couldNotRun(code: string, error: unknown): RuleOutcome {
  const kind = error instanceof Error ? error.name : 'unknown error';
  const reason = `The rule stopped (${kind}). This is a fault of the service, not of the return: report it.`;
  return { code, state: 'could-not-run', reason, failures: [] };
}

/**
 * Runs every rule on a return and gives one outcome for each, in the order of the rules. Never
 * throws: a rule that throws is reported as `could-not-run` and stops no other.
 */
export function runRules({ rules, tables, context, shapes }: Given): readonly RuleOutcome[] {
  const prepared = new Map<string, PreparedTable>();
  for (const [name, shape] of Object.entries(shapes)) {
    const sent = tables[name];
    if (sent !== undefined) prepared.set(name, new PreparedTable(sent, shape));
  }
  return rules.map((rule) => {
    try {
      return outcomeOf(rule, prepared.get(rule.table), context);
    } catch (error) {
      return couldNotRun(rule.code, error);
    }
  });
}
