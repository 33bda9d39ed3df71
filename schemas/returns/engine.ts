export type { CellIssue, TypedTables } from './typed-table.ts';

import { childWithout, PreparedReturn, type Shapes } from './prepared-return.ts';
import { cellsRead, mustBeReadable } from './reads.ts';
import { reasonToSkip } from './reason-to-skip.ts';
import type {
  CellRule,
  Child,
  ChildRule,
  ReturnContext,
  RowRule,
  Rule,
  TableRule,
} from './rule.ts';
import type { AnyRow } from './table.ts';
import type { TypedTables } from './typed-table.ts';

/** A row that a rule found wrong, and the cells it points at. */
export interface RuleFailure {
  readonly table: string;
  readonly row: number;
  readonly fields: readonly string[];
  /** True when the row is one of last year's return. */
  readonly lastYear?: true;
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
  /** Last year's tables, where they are held. */
  readonly lastYear?: TypedTables | undefined;
  readonly context: ReturnContext;
  /** What the tables look like: says which columns date a row. */
  readonly shapes: Shapes;
  /** DfE's order: rules of stage 2 leave out rows in which a rule of stage 1 found an error. All rows when left out. */
  readonly inStages?: boolean | undefined;
}

interface KnownChild {
  readonly id: string;
  readonly child: Child;
  readonly lastYear: Child;
}

/** One run of all rules over a return. */
class Run {
  readonly #thisYear: PreparedReturn;
  readonly #lastYear: PreparedReturn | undefined;
  readonly #nobody: PreparedReturn;
  readonly #context: ReturnContext;
  readonly #shapes: Shapes;
  readonly #children = new Map<string, readonly KnownChild[]>();
  /** Rows in which stage 1 found an error, by table; empty unless the rules run in stages. */
  readonly #wrong = new Map<string, Set<AnyRow>>();

  constructor({ tables, lastYear, context, shapes }: Given) {
    this.#thisYear = new PreparedReturn(tables, shapes);
    this.#lastYear = lastYear && new PreparedReturn(lastYear, shapes);
    this.#nobody = new PreparedReturn({}, shapes);
    this.#context = context;
    this.#shapes = shapes;
  }

  /** Never throws: a rule that throws is reported as `could-not-run`. */
  outcomeOf(rule: Rule): RuleOutcome {
    const { code } = rule;
    try {
      const sent = { thisYear: this.#thisYear, lastYear: this.#lastYear, shapes: this.#shapes };
      const reason = reasonToSkip(rule, sent, this.#context);
      if (reason !== undefined) return { code, state: 'skipped', reason, failures: [] };
      const failures = this.#failuresOf(rule);
      return { code, state: failures.length === 0 ? 'passed' : 'failed', failures };
    } catch (error) {
      return couldNotRun(code, error);
    }
  }

  /** From now on rules leave out the rows in which this rule found an error. */
  leaveOut(rule: Rule, { failures }: RuleOutcome): void {
    if (rule.severity !== 'error') return;
    for (const failure of failures) {
      const row = this.#thisYear.table(failure.table)?.sent.rows[failure.row];
      if (row === undefined || failure.lastYear) continue;
      const rows = this.#wrong.get(failure.table) ?? new Set<AnyRow>();
      this.#wrong.set(failure.table, rows.add(row));
    }
  }

  #failuresOf(rule: Rule): readonly RuleFailure[] {
    if (rule.kind === 'cell') return this.#cellFailures(rule);
    return this.#located(rule, this.#failingRows(rule));
  }

  #failingRows(rule: Exclude<Rule, CellRule>): readonly AnyRow[] {
    if (rule.kind === 'child') return this.#childFailures(rule);
    return rule.kind === 'table' ? this.#tableFailures(rule) : this.#rowFailures(rule);
  }

  #cellFailures({ table, owns }: CellRule): readonly RuleFailure[] {
    const fieldsByRow = new Map<number, string[]>();
    for (const issue of this.#thisYear.table(table)?.sent.problems ?? []) {
      const isOwned = owns.some(
        ({ field, problems }) => field === issue.field && problems.includes(issue.problem),
      );
      if (!isOwned) continue;
      const fields = fieldsByRow.get(issue.row) ?? [];
      fields.push(issue.field);
      fieldsByRow.set(issue.row, fields);
    }
    return [...fieldsByRow].map(([row, fields]) => ({ table, row, fields }));
  }

  #rowFailures(rule: RowRule): readonly AnyRow[] {
    const unreadable = this.#unreadableBy(rule);
    const failing: AnyRow[] = [];
    for (const row of this.#thisYear.table(rule.table)?.sent.rows ?? []) {
      if (unreadable.size > 0 && unreadable.has(row)) continue;
      if (rule.fails(row, this.#context)) failing.push(row);
    }
    return failing;
  }

  #tableFailures(rule: TableRule): readonly AnyRow[] {
    const unreadable = this.#unreadableBy(rule);
    const rows = this.#thisYear.table(rule.table)?.sent.rows ?? [];
    const readable = unreadable.size === 0 ? rows : rows.filter((row) => !unreadable.has(row));
    return rule.failing(readable, this.#context);
  }

  #childFailures(rule: ChildRule): readonly AnyRow[] {
    const unreadable = this.#unreadableBy(rule);
    const affected = new Set(Array.from(unreadable, ({ CHILD }) => CHILD));
    const reads = cellsRead(rule, this.#shapes);
    const failing: AnyRow[] = [];
    for (const known of this.#childrenOf(rule)) {
      let { child, lastYear } = known;
      if (affected.size > 0 && affected.has(known.id)) {
        child = childWithout(child, reads.thisYear.keys(), unreadable);
        lastYear = childWithout(lastYear, reads.lastYear.keys(), unreadable);
      }
      const rows = rule.failing(child, this.#context, lastYear);
      for (const row of rows) failing.push(row);
    }
    return failing;
  }

  /** The children that have a row which the rule could point at. */
  #childrenOf(rule: Rule): readonly KnownChild[] {
    const thisYear = [rule.table, ...Object.keys(rule.alsoPointsAt ?? {})];
    const lastYear = Object.keys(rule.pointsAtLastYear ?? {});
    const key = `${thisYear.join()} ${lastYear.join()}`;
    const before = this.#children.get(key);
    if (before !== undefined) return before;
    const ids = new Set<string>();
    for (const name of thisYear) addAll(ids, this.#thisYear.table(name)?.children().keys());
    for (const name of lastYear) addAll(ids, this.#lastYear?.table(name)?.children().keys());
    const children = Array.from(ids, (id) => ({
      id,
      child: this.#thisYear.child(id),
      lastYear: (this.#lastYear ?? this.#nobody).child(id),
    }));
    this.#children.set(key, children);
    return children;
  }

  /** Rows that the rule must leave out, of this year and of last. */
  #unreadableBy(rule: Rule): ReadonlySet<AnyRow> {
    const rows = new Set<AnyRow>();
    const reads = cellsRead(rule, this.#shapes);
    for (const [name, fields] of reads.thisYear) {
      this.#thisYear.table(name)?.addUnreadable(mustBeReadable(rule, fields), rows);
      if (rule.stage === 2) for (const row of this.#wrong.get(name) ?? []) rows.add(row);
    }
    for (const [name, fields] of reads.lastYear) {
      this.#lastYear?.table(name)?.addUnreadable(mustBeReadable(rule, fields), rows);
    }
    return rows;
  }

  /** Each failing row once, by table and in the order of the file; throws for a row that no table pointed at has. */
  #located(rule: Rule, failing: readonly AnyRow[]): readonly RuleFailure[] {
    const thisYear = Object.entries({ [rule.table]: rule.fields, ...rule.alsoPointsAt });
    const lastYear = Object.entries(rule.pointsAtLastYear ?? {});
    const located = new Map<AnyRow, RuleFailure>();
    for (const row of failing) {
      if (located.has(row)) continue;
      const failure =
        locate(row, thisYear, this.#thisYear) ??
        locate(row, lastYear, this.#lastYear, { lastYear: true });
      if (failure === undefined) throw new Error('A rule gave a row that it does not point at.');
      located.set(row, failure);
    }
    const places = [...thisYear, ...lastYear].map(([name]) => name);
    return [...located.values()].sort(
      (one, other) =>
        Number(one.lastYear ?? false) - Number(other.lastYear ?? false) ||
        places.indexOf(one.table) - places.indexOf(other.table) ||
        one.row - other.row,
    );
  }
}

function addAll(all: Set<string>, some: Iterable<string> = []): void {
  for (const each of some) all.add(each);
}

function locate(
  wanted: AnyRow,
  pointedAt: readonly (readonly [string, readonly string[] | undefined])[],
  sent: PreparedReturn | undefined,
  mark: Pick<RuleFailure, 'lastYear'> = {},
): RuleFailure | undefined {
  for (const [table, fields = []] of pointedAt) {
    const row = sent?.table(table)?.positionOf(wanted);
    if (row !== undefined) return { table, row, fields, ...mark };
  }
  return undefined;
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
export function runRules(given: Given): readonly RuleOutcome[] {
  const run = new Run(given);
  if (!given.inStages) return given.rules.map((rule) => run.outcomeOf(rule));
  const outcomes = new Map<Rule, RuleOutcome>();
  for (const rule of given.rules) {
    if (rule.stage === 1) outcomes.set(rule, run.outcomeOf(rule));
  }
  for (const [rule, outcome] of outcomes) run.leaveOut(rule, outcome);
  return given.rules.map((rule) => outcomes.get(rule) ?? run.outcomeOf(rule));
}
