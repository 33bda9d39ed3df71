import type { ExcludedRows } from './excluded-rows.ts';
import type { FailingRows } from './failing-rows.ts';
import type { PreparedReturn } from './prepared-return.ts';
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
import type { CellIssue, TypedTable } from './typed-table.ts';

/** One rule being run on a return, and what it has found so far. */
export interface RuleCheck<R extends Rule = Rule> {
  readonly rule: R;
  /** The rows that the rule excludes from this year's return, and from last year's. */
  readonly excluded: ExcludedRows;
  readonly excludedLastYear: ExcludedRows;
  readonly failing: FailingRows;
  /** What the rule threw, if anything. A rule that has thrown does not run again. */
  stopped?: unknown;
}

/**
 * How many rows or children each rule checks before the next rule runs: few enough for the rows to stay in the
 * processor's cache, and enough for the code of a rule to stay there too. Checking rule by rule, or row by row, takes
 * twice as long.
 */
const BLOCK = 128;

function* blocksOf<T>(all: readonly T[]): Iterable<readonly T[]> {
  for (let at = 0; at < all.length; at += BLOCK) yield all.slice(at, at + BLOCK);
}

/** Runs a rule unless it has thrown before. A rule that throws does not stop the others. */
function work(check: RuleCheck, run: () => void): void {
  if (check.stopped !== undefined) return;
  try {
    run();
  } catch (error) {
    check.stopped = error ?? 'nothing';
  }
}

/** True when a cell rule reports this problem of a cell. */
export function isOwned({ owns }: CellRule, { field, problem }: CellIssue): boolean {
  return owns.some((each) => each.field === field && each.problems.includes(problem));
}

/** Runs a cell rule on the problems that the columns found in a table. */
export function checkCells({ rule, failing }: RuleCheck<CellRule>, sent?: TypedTable): void {
  for (const issue of sent?.problems ?? []) {
    const row = sent?.rows[issue.row];
    if (row !== undefined && isOwned(rule, issue)) failing.add(row);
  }
}

/** Runs all row rules of a table on its rows. */
export function checkRows(
  all: readonly RuleCheck<RowRule>[],
  rows: readonly AnyRow[],
  context: ReturnContext,
): void {
  for (const block of blocksOf(rows)) {
    for (const check of all) work(check, () => checkBlockOfRows(check, block, context));
  }
}

function checkBlockOfRows(
  { rule, excluded, failing }: RuleCheck<RowRule>,
  rows: readonly AnyRow[],
  context: ReturnContext,
): void {
  const excludedRows = excluded.ofTable(rule.table);
  for (const row of rows) {
    if (excludedRows?.has(row)) continue;
    if (rule.fails(row, context)) failing.add(row);
  }
}

/** Runs a table rule on a whole table. */
export function checkTable(
  check: RuleCheck<TableRule>,
  rows: readonly AnyRow[],
  context: ReturnContext,
): void {
  const { rule, excluded, failing } = check;
  work(check, () => {
    const excludedRows = excluded.ofTable(rule.table);
    const readable =
      excludedRows === undefined ? rows : rows.filter((row) => !excludedRows.has(row));
    for (const row of rule.failing(readable, context)) failing.add(row);
  });
}

interface Years {
  readonly thisYear: PreparedReturn;
  readonly lastYear: PreparedReturn;
}

interface KnownChild {
  readonly id: string;
  readonly now: Child;
  readonly before: Child;
}

/** Runs all child rules, each on the children with a row that it could point at. */
export function checkChildren(
  all: readonly RuleCheck<ChildRule>[],
  years: Years,
  context: ReturnContext,
): void {
  const groups = inGroups(all);
  for (const block of blocksOf(knownChildren(years))) {
    for (const { tables, pastTables, rules } of groups) {
      const concerned = block.filter(
        ({ now, before }) => hasRows(now, tables) || hasRows(before, pastTables),
      );
      if (concerned.length === 0) continue;
      for (const check of rules) {
        work(check, () => checkBlockOfChildren(check, concerned, context));
      }
    }
  }
}

function checkBlockOfChildren(
  { rule, excluded, excludedLastYear, failing }: RuleCheck<ChildRule>,
  children: readonly KnownChild[],
  context: ReturnContext,
): void {
  for (const { id, now, before } of children) {
    const [child, past] = [excluded.seen(id, now), excludedLastYear.seen(id, before)];
    for (const row of rule.failing(child, context, past)) failing.add(row);
  }
}

function knownChildren({ thisYear, lastYear }: Years): readonly KnownChild[] {
  const [children, past] = [thisYear.children(), lastYear.children()];
  const known: KnownChild[] = [];
  for (const [id, now] of children) {
    known.push({ id, now, before: past.get(id) ?? lastYear.absentChild });
  }
  for (const [id, before] of past) {
    if (!children.has(id)) known.push({ id, now: thisYear.absentChild, before });
  }
  return known;
}

/** Rules that check the same children: those with a row in one of these tables, this year or last year. */
interface Group {
  readonly tables: readonly string[];
  readonly pastTables: readonly string[];
  readonly rules: RuleCheck<ChildRule>[];
}

function inGroups(all: readonly RuleCheck<ChildRule>[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const check of all) {
    const { table, alsoPointsAt = {}, pointsAtLastYear = {} } = check.rule;
    const tables = [table, ...Object.keys(alsoPointsAt)];
    const pastTables = Object.keys(pointsAtLastYear);
    const key = `${tables.join()} ${pastTables.join()}`;
    const group = groups.get(key) ?? { tables, pastTables, rules: [] };
    group.rules.push(check);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function hasRows(child: Child, tables: readonly string[]): boolean {
  for (const name of tables) if ((child[name]?.count ?? 0) > 0) return true;
  return false;
}
