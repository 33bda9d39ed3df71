export type { RuleFailure } from './failing-rows.ts';
export type { CellIssue, TypedTables } from './typed-table.ts';

import { cellsRead } from './cells-read.ts';
import {
  checkCells,
  checkChildren,
  checkRows,
  checkTable,
  isOwned,
  type RuleCheck,
} from './check-rows.ts';
import { ExcludedRows } from './excluded-rows.ts';
import { FailingRows, type RuleFailure } from './failing-rows.ts';
import { PreparedReturn, type Shapes } from './prepared-return.ts';
import { reasonToSkip } from './reason-to-skip.ts';
import type { CellRule, ChildRule, ReturnContext, RowRule, Rule, TableRule } from './rule.ts';
import type { AnyRow } from './table.ts';
import type { TypedTables } from './typed-table.ts';

type RuleState = 'passed' | 'failed' | 'skipped' | 'could-not-run';

/** The result of one rule. Every rule has exactly one. */
export interface RuleOutcome {
  readonly code: string;
  readonly state: RuleState;
  /** Why a rule was skipped or could not run. Contains no data from the return. */
  readonly reason?: string;
  /** The first failing rows of each table, up to `mostOfTable`. */
  readonly failures: readonly RuleFailure[];
  /** The total number of failing rows, by table. */
  readonly counts: ReadonlyMap<string, number>;
  /** True when the row at this position in this year's table fails, whether or not it is listed. */
  fails(table: string, row: number): boolean;
}

/** The number of failing rows in all tables. */
export function failuresOf({ counts }: RuleOutcome): number {
  return counts.values().reduce((sum, count) => sum + count, 0);
}

interface Given {
  readonly rules: readonly Rule[];
  readonly tables: TypedTables;
  /** Last year's tables, where they are held. */
  readonly lastYear?: TypedTables | undefined;
  readonly context: ReturnContext;
  /** The tables of the return, which name the columns that date a row. */
  readonly shapes: Shapes;
  /**
   * DfE's order: rules of stage 2 exclude rows in which a rule of stage 1 found an error. Default: false, no row is
   * excluded.
   */
  readonly inStages?: boolean | undefined;
  /** The most failing rows that each rule lists for each table. Default: all. Every failing row is counted. */
  readonly mostOfTable?: number | undefined;
}

const NONE = { failures: [], counts: new Map<string, number>(), fails: () => false } as const;

/** A run of rules over one return. */
class Run {
  readonly #given: Given;
  readonly #thisYear: PreparedReturn;
  readonly #lastYear: PreparedReturn;
  /** Rows in which stage 1 found an error, by table. Empty unless the rules run in stages. */
  readonly #wrong = new Map<string, Set<AnyRow>>();

  constructor(given: Given) {
    this.#given = given;
    this.#thisYear = new PreparedReturn(given.tables, given.shapes);
    this.#lastYear = new PreparedReturn(given.lastYear ?? {}, given.shapes);
  }

  /** One outcome for each of the rules. Never throws. */
  outcomesOf(rules: readonly Rule[]): ReadonlyMap<Rule, RuleOutcome> {
    const reasons = new Map(rules.map((rule) => [rule, this.#reasonToSkip(rule)]));
    const checks = rules
      .filter((rule) => reasons.get(rule) === undefined)
      .map((rule) => this.#checkOf(rule));
    this.#run(checks);
    if (this.#given.inStages) for (const check of checks) this.#excludeFromStage2(check);
    const outcomes = new Map(checks.map((check) => [check.rule, this.#outcomeOf(check)]));
    for (const [rule, reason] of reasons) {
      if (reason === undefined) continue;
      outcomes.set(rule, { code: rule.code, state: 'skipped', reason, ...NONE });
    }
    return outcomes;
  }

  /** Excludes the rows in which a stage 1 rule found an error from the rules of stage 2. */
  #excludeFromStage2({ rule, failing, stopped }: RuleCheck): void {
    if (rule.stage !== 1 || rule.severity !== 'error' || stopped !== undefined) return;
    for (const { table, row, lastYear } of failing.inOrder()) {
      const wrong = this.#thisYear.table(table)?.sent.rows[row];
      if (wrong === undefined || lastYear) continue;
      const rows = this.#wrong.get(table) ?? new Set<AnyRow>();
      this.#wrong.set(table, rows.add(wrong));
    }
  }

  #reasonToSkip(rule: Rule): string | undefined {
    const { shapes, context, lastYear } = this.#given;
    const past = lastYear && this.#lastYear;
    return reasonToSkip(rule, { thisYear: this.#thisYear, lastYear: past, shapes }, context);
  }

  #checkOf(rule: Rule): RuleCheck {
    const reads = cellsRead(rule, this.#given.shapes);
    const wrong = rule.stage === 2 ? this.#wrong : undefined;
    return {
      rule,
      excluded: new ExcludedRows(rule, reads.thisYear, this.#thisYear, wrong),
      excludedLastYear: new ExcludedRows(rule, reads.lastYear, this.#lastYear),
      failing: new FailingRows(rule, this.#thisYear, this.#lastYear),
    };
  }

  #run(all: readonly RuleCheck[]): void {
    const { context } = this.#given;
    const rowsOf = (table: string) => this.#thisYear.table(table)?.sent.rows ?? [];
    const byTable = Map.groupBy(all.filter(isOfRows), ({ rule }) => rule.table);
    for (const [table, checks] of byTable) checkRows(checks, rowsOf(table), context);
    for (const check of all.filter(isOfCells)) {
      checkCells(check, this.#thisYear.table(check.rule.table)?.sent);
    }
    for (const check of all.filter(isOfTables)) {
      checkTable(check, rowsOf(check.rule.table), context);
    }
    const ofChildren = all.filter(isOfChildren);
    if (ofChildren.length === 0) return;
    checkChildren(ofChildren, { thisYear: this.#thisYear, lastYear: this.#lastYear }, context);
  }

  #outcomeOf({ rule, failing, stopped }: RuleCheck): RuleOutcome {
    const { code } = rule;
    if (stopped !== undefined) return couldNotRun(code, stopped);
    const counts = failing.counts();
    const listed = [...failing.inOrder(this.#given.mostOfTable)];
    const failures = rule.kind === 'cell' ? this.#withTheirCells(rule, listed) : listed;
    const fails = (table: string, row: number): boolean => failing.has(table, row);
    return { code, state: counts.size === 0 ? 'passed' : 'failed', failures, counts, fails };
  }

  /** A cell rule points only at the wrong cells, not at every cell that it checks. */
  #withTheirCells(rule: CellRule, failures: readonly RuleFailure[]): readonly RuleFailure[] {
    const fieldsByRow = new Map(failures.map(({ row }) => [row, [] as string[]]));
    for (const issue of this.#thisYear.table(rule.table)?.sent.problems ?? []) {
      if (isOwned(rule, issue)) fieldsByRow.get(issue.row)?.push(issue.field);
    }
    return failures.map((each) => ({ ...each, fields: fieldsByRow.get(each.row) ?? [] }));
  }
}

const isOfCells = (each: RuleCheck): each is RuleCheck<CellRule> => each.rule.kind === 'cell';
const isOfRows = (each: RuleCheck): each is RuleCheck<RowRule> => each.rule.kind === 'row';
const isOfTables = (each: RuleCheck): each is RuleCheck<TableRule> => each.rule.kind === 'table';
const isOfChildren = (each: RuleCheck): each is RuleCheck<ChildRule> => each.rule.kind === 'child';

/** The reason does not include the error's message, which may quote data of the return. */
function couldNotRun(code: string, error: unknown): RuleOutcome {
  const kind = error instanceof Error ? error.name : 'unknown error';
  const reason = `The rule stopped (${kind}). This is a fault of the service, not of the return. Report it to the operator of the service.`;
  return { code, state: 'could-not-run', reason, ...NONE };
}

/**
 * Runs every rule on a return and gives one outcome for each, in the order of the rules. Never throws: a rule that
 * throws is reported as `could-not-run`, and the other rules still run.
 */
export function runRules(given: Given): readonly RuleOutcome[] {
  const { rules, inStages = false } = given;
  const run = new Run(given);
  const isEarly = (rule: Rule): boolean => inStages && rule.stage === 1;
  const early = run.outcomesOf(rules.filter(isEarly));
  const late = run.outcomesOf(rules.filter((rule) => !isEarly(rule)));
  return rules.flatMap((rule) => early.get(rule) ?? late.get(rule) ?? []);
}
