import { isOwned } from './check-rows.ts';
import { windowOf } from './days.ts';
import { type CellIssue, type RuleOutcome, runRules, type TypedTables } from './engine.ts';
import type { ReferenceData } from './reference-data.ts';
import { isBlockingCell, type Return, shapeYear } from './return.ts';
import type { ReturnContext, Rule } from './rule.ts';
import { checksOf, rulesOf } from './rules-of-year.ts';
import type { CheckResult, ReturnCheck } from './whole-return/return-check.ts';

/** A cell that its column does not accept and that no rule of the year reported. */
export interface ShapeFinding extends CellIssue {
  readonly table: string;
  readonly blocking: boolean;
}

export interface CheckedReturn {
  /** One outcome for each rule of the year. */
  readonly outcomes: readonly RuleOutcome[];
  readonly shape: readonly ShapeFinding[];
  /** What the checks of the whole return found, in their order. */
  readonly whole: readonly WholeReturnFinding[];
}

/** A result of a check of the whole return. */
export interface WholeReturnFinding {
  readonly check: ReturnCheck;
  readonly result: CheckResult;
}

/** What rules can read in addition to the rows. */
export function contextOf(
  definition: Return,
  collectionYear: number,
  referenceData: ReferenceData = {},
): ReturnContext {
  const rulesYear = shapeYear(definition, collectionYear);
  return { ...referenceData, collectionYear, rulesYear, ...windowOf(collectionYear) };
}

type Reports = (issue: CellIssue) => boolean;

/** Returns a test for the cell problems of a table that a rule has reported. Undefined for a rule that reports none. */
function reportsOf(rule: Rule, { fails, state }: RuleOutcome, table: string): Reports | undefined {
  if (rule.owns === undefined || state !== 'failed') return undefined;
  if (rule.kind === 'cell') {
    return rule.table === table ? (issue) => isOwned(rule, issue) : undefined;
  }
  const pointedAt = rule.table === table ? rule.fields : rule.alsoPointsAt?.[table];
  const owned = rule.owns.map(({ field }) => field).filter((field) => pointedAt?.includes(field));
  if (owned.length === 0) return undefined;
  return ({ row, field }) => owned.includes(field) && fails(table, row);
}

function shapeOf(
  definition: Return,
  tables: TypedTables,
  rules: readonly Rule[],
  outcomes: readonly RuleOutcome[],
): readonly ShapeFinding[] {
  return Object.entries(tables).flatMap(([table, sent]) => {
    const reports = rules.flatMap((rule, index) => {
      const outcome = outcomes[index];
      return (outcome && reportsOf(rule, outcome, table)) ?? [];
    });
    return (sent?.problems ?? [])
      .filter((issue) => !reports.some((isReported) => isReported(issue)))
      .map((issue) => ({
        ...issue,
        table,
        blocking: isBlockingCell(definition, table, issue.field, issue.problem),
      }));
  });
}

/** A return, and everything else that its rules can read. */
export interface ReturnToCheck {
  readonly definition: Return;
  readonly collectionYear: number;
  readonly tables: TypedTables;
  /** Last year's tables. Undefined when they are not held. */
  readonly lastYear?: TypedTables | undefined;
  readonly referenceData?: ReferenceData;
  /** The rules to run. Default: all rules of the year. */
  readonly rules?: readonly Rule[];
  /** DfE's order: run stage 2 only on rows without a stage 1 error. Default: false. */
  readonly inStages?: boolean;
  /** The most failing rows that each rule lists for each table. Default: all. Every failing row is counted. */
  readonly mostOfTable?: number;
}

/**
 * Checks a return against every rule of its year. Gives one outcome for each rule, and the cell problems that no rule
 * reported. Never throws because of what a council sent.
 */
export function checkReturn(given: ReturnToCheck): CheckedReturn {
  const { definition, collectionYear, tables, lastYear, referenceData, inStages, mostOfTable } =
    given;
  const rules = given.rules ?? rulesOf(definition, collectionYear);
  const context = contextOf(definition, collectionYear, referenceData);
  const settings = { lastYear, context, shapes: definition.tables, inStages, mostOfTable };
  const outcomes = runRules({ rules, tables, ...settings });
  const shape = shapeOf(definition, tables, rules, outcomes);
  return { outcomes, shape, whole: wholeReturnFindings(given, context) };
}

/** What the checks of the whole return find. */
function wholeReturnFindings(
  { definition, tables, lastYear }: ReturnToCheck,
  { collectionYear, yearStart, yearEnd }: ReturnContext,
): readonly WholeReturnFinding[] {
  const given = { collectionYear, yearStart, yearEnd, tables, lastYear };
  return checksOf(definition, collectionYear).flatMap((check) =>
    check.findings(given).map((result) => ({ check, result })),
  );
}
