export type { RuleFailure } from './locate-failures.ts';
export type { CellIssue, TypedTables } from './typed-table.ts';

import { type Judging, judgeChildren, judgeRows, judgeTable } from './judging.ts';
import { locateFailures, type RuleFailure } from './locate-failures.ts';
import { PreparedReturn, type Shapes } from './prepared-return.ts';
import { cellsRead, mustBeReadable } from './reads.ts';
import { reasonToSkip } from './reason-to-skip.ts';
import type { CellRule, ChildRule, ReturnContext, RowRule, Rule, TableRule } from './rule.ts';
import type { AnyRow } from './table.ts';
import type { TypedTables } from './typed-table.ts';

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

/** A run of rules over one return. */
class Run {
  readonly #given: Given;
  readonly #thisYear: PreparedReturn;
  readonly #lastYear: PreparedReturn;
  /** Rows in which stage 1 found an error, by table; empty unless the rules run in stages. */
  readonly #wrong = new Map<string, Set<AnyRow>>();

  constructor(given: Given) {
    this.#given = given;
    this.#thisYear = new PreparedReturn(given.tables, given.shapes);
    this.#lastYear = new PreparedReturn(given.lastYear ?? {}, given.shapes);
  }

  /** One outcome for each of the rules. Never throws. */
  outcomesOf(rules: readonly Rule[]): ReadonlyMap<Rule, RuleOutcome> {
    const reasons = new Map(rules.map((rule) => [rule, this.#reasonToSkip(rule)]));
    const judgings = rules
      .filter((rule) => reasons.get(rule) === undefined)
      .map((rule) => this.#judgingOf(rule));
    this.#judge(judgings);
    const outcomes = new Map(judgings.map((judging) => [judging.rule, this.#outcomeOf(judging)]));
    for (const [rule, reason] of reasons) {
      if (reason === undefined) continue;
      outcomes.set(rule, { code: rule.code, state: 'skipped', reason, failures: [] });
    }
    return outcomes;
  }

  /** From now on rules of stage 2 leave out the rows in which these found an error. */
  leaveOut(outcomes: ReadonlyMap<Rule, RuleOutcome>): void {
    for (const [rule, { failures }] of outcomes) {
      if (rule.severity !== 'error') continue;
      for (const { table, row, lastYear } of failures) {
        const wrong = this.#thisYear.table(table)?.sent.rows[row];
        if (wrong === undefined || lastYear) continue;
        const rows = this.#wrong.get(table) ?? new Set<AnyRow>();
        this.#wrong.set(table, rows.add(wrong));
      }
    }
  }

  #reasonToSkip(rule: Rule): string | undefined {
    const { shapes, context, lastYear } = this.#given;
    const past = lastYear && this.#lastYear;
    return reasonToSkip(rule, { thisYear: this.#thisYear, lastYear: past, shapes }, context);
  }

  #judgingOf(rule: Rule): Judging {
    const reads = cellsRead(rule, this.#given.shapes);
    const leftOut = new Set<AnyRow>();
    for (const [name, fields] of reads.thisYear) {
      this.#thisYear.table(name)?.addUnreadable(mustBeReadable(rule, fields), leftOut);
      if (rule.stage === 2) for (const row of this.#wrong.get(name) ?? []) leftOut.add(row);
    }
    for (const [name, fields] of reads.lastYear) {
      this.#lastYear.table(name)?.addUnreadable(mustBeReadable(rule, fields), leftOut);
    }
    const affected = new Set(Array.from(leftOut, ({ CHILD }) => CHILD));
    return { rule, reads, leftOut, affected, failing: [] };
  }

  #judge(all: readonly Judging[]): void {
    const { context } = this.#given;
    const rowsOf = (table: string) => this.#thisYear.table(table)?.sent.rows ?? [];
    const byTable = Map.groupBy(all.filter(isOfRows), ({ rule }) => rule.table);
    for (const [table, judgings] of byTable) judgeRows(judgings, rowsOf(table), context);
    for (const judging of all.filter(isOfTables)) {
      judgeTable(judging, rowsOf(judging.rule.table), context);
    }
    const ofChildren = all.filter(isOfChildren);
    if (ofChildren.length === 0) return;
    judgeChildren(ofChildren, { thisYear: this.#thisYear, lastYear: this.#lastYear }, context);
  }

  #outcomeOf({ rule, failing, stopped }: Judging): RuleOutcome {
    const { code } = rule;
    try {
      if (stopped !== undefined) throw stopped;
      const failures =
        rule.kind === 'cell'
          ? this.#cellFailures(rule)
          : locateFailures(rule, failing, this.#thisYear, this.#lastYear);
      return { code, state: failures.length === 0 ? 'passed' : 'failed', failures };
    } catch (error) {
      return couldNotRun(code, error);
    }
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
}

const isOfRows = (each: Judging): each is Judging<RowRule> => each.rule.kind === 'row';
const isOfTables = (each: Judging): each is Judging<TableRule> => each.rule.kind === 'table';
const isOfChildren = (each: Judging): each is Judging<ChildRule> => each.rule.kind === 'child';

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
  const { rules, inStages = false } = given;
  const run = new Run(given);
  const isEarly = (rule: Rule): boolean => inStages && rule.stage === 1;
  const early = run.outcomesOf(rules.filter(isEarly));
  run.leaveOut(early);
  const late = run.outcomesOf(rules.filter((rule) => !isEarly(rule)));
  return rules.flatMap((rule) => early.get(rule) ?? late.get(rule) ?? []);
}
