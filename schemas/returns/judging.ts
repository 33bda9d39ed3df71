import { childWithout, type PreparedReturn } from './prepared-return.ts';
import type { CellsRead } from './reads.ts';
import type { Child, ChildRule, ReturnContext, RowRule, Rule, TableRule } from './rule.ts';
import type { AnyRow, Value } from './table.ts';

/** A rule at work on a return, and what it has found so far. */
export interface Judging<R extends Rule = Rule> {
  readonly rule: R;
  readonly reads: CellsRead;
  /** Rows that the rule leaves out, of this year and of last. */
  readonly leftOut: ReadonlySet<AnyRow>;
  /** The children that have such a row. */
  readonly affected: ReadonlySet<Value | undefined>;
  readonly failing: AnyRow[];
  /** What the rule threw, if it did: it then is at rest. */
  stopped?: unknown;
}

/** Has every rule judge one thing. A rule that throws is stopped; the others go on. */
function eachJudges<J extends Judging>(all: readonly J[], judge: (one: J) => void): void {
  let at = 0;
  while (at < all.length) {
    try {
      for (; at < all.length; at += 1) {
        const one = all[at];
        if (one !== undefined && one.stopped === undefined) judge(one);
      }
    } catch (error) {
      const one = all[at];
      if (one !== undefined) one.stopped = error ?? 'nothing';
      at += 1;
    }
  }
}

/** Every row before all rules of its table, so that it is fetched from memory once for all of them. */
export function judgeRows(
  all: readonly Judging<RowRule>[],
  rows: readonly AnyRow[],
  context: ReturnContext,
): void {
  for (const row of rows) {
    eachJudges(all, ({ rule, leftOut, failing }) => {
      if (leftOut.size > 0 && leftOut.has(row)) return;
      if (rule.fails(row, context)) failing.push(row);
    });
  }
}

/** A whole table before a rule. */
export function judgeTable(
  judging: Judging<TableRule>,
  rows: readonly AnyRow[],
  context: ReturnContext,
): void {
  eachJudges([judging], ({ rule, leftOut, failing }) => {
    const readable = leftOut.size === 0 ? rows : rows.filter((row) => !leftOut.has(row));
    for (const row of rule.failing(readable, context)) failing.push(row);
  });
}

/** Rules that look at the same children: those with a row in one of these tables, this year or last. */
interface Group {
  readonly tables: readonly string[];
  readonly pastTables: readonly string[];
  readonly rules: Judging<ChildRule>[];
}

function inGroups(all: readonly Judging<ChildRule>[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const judging of all) {
    const { table, alsoPointsAt = {}, pointsAtLastYear = {} } = judging.rule;
    const tables = [table, ...Object.keys(alsoPointsAt)];
    const pastTables = Object.keys(pointsAtLastYear);
    const key = `${tables.join()} ${pastTables.join()}`;
    const group = groups.get(key) ?? { tables, pastTables, rules: [] };
    group.rules.push(judging);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function hasRows(child: Child, tables: readonly string[]): boolean {
  for (const name of tables) if ((child[name]?.count ?? 0) > 0) return true;
  return false;
}

interface Years {
  readonly thisYear: PreparedReturn;
  readonly lastYear: PreparedReturn;
}

/** Every child before all rules that could point at one of its rows. */
export function judgeChildren(
  all: readonly Judging<ChildRule>[],
  { thisYear, lastYear }: Years,
  context: ReturnContext,
): void {
  const groups = inGroups(all);
  const judge = (id: string, now: Child, before: Child): void => {
    for (const { tables, pastTables, rules } of groups) {
      if (!hasRows(now, tables) && !hasRows(before, pastTables)) continue;
      eachJudges(rules, ({ rule, reads, leftOut, affected, failing }) => {
        const isWhole = leftOut.size === 0 || !affected.has(id);
        const child = isWhole ? now : childWithout(now, reads.thisYear.keys(), leftOut);
        const past = isWhole ? before : childWithout(before, reads.lastYear.keys(), leftOut);
        const rows = rule.failing(child, context, past);
        for (let at = 0; at < rows.length; at += 1) failing.push(rows[at] as AnyRow);
      });
    }
  };
  const [children, past] = [thisYear.children(), lastYear.children()];
  for (const [id, child] of children) judge(id, child, past.get(id) ?? lastYear.nobody);
  for (const [id, child] of past) if (!children.has(id)) judge(id, thisYear.nobody, child);
}
