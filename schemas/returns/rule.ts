import type { ChildRows } from './child-rows.ts';
import type { KnownPostcode, KnownProvider, ReferenceData } from './reference-data.ts';
import type { AnyRow, Day } from './table.ts';

/** `error`: must be fixed or explained. `query`: the council is asked to confirm an unlikely value. */
type Severity = 'error' | 'query';

/** DfE runs its rules in two stages: the second only on rows that pass the first. */
export type Stage = 1 | 2;

/** What a rule can read in addition to the rows. */
export interface ReturnContext extends ReferenceData {
  readonly collectionYear: number;
  /**
   * The year whose codes and rules apply. Differs from the collection year for returns older or newer than the rules
   * held.
   */
  readonly rulesYear: number;
  readonly yearStart: Day;
  readonly yearEnd: Day;
}

/**
 * What can be wrong with one cell. An `unreadable` date or number has no value; text in the wrong format and a code
 * outside its set keep their value.
 */
export type CellProblem = 'missing' | 'unreadable' | 'wrong-format' | 'not-in-code-set';

/** A row of an example, as a council would write it. Omitted columns are blank. */
export type ExampleRow = Readonly<Record<string, string>>;
export type ExampleTables = Readonly<Record<string, readonly ExampleRow[]>>;

/** A small return that passes or fails a rule, and why. Examples run as tests and are shown on the rules page. */
export interface Example {
  readonly why: string;
  /** An omitted table was not sent. A table without rows was sent empty. */
  readonly rows: ExampleTables;
  /** Last year's return. Default: not held. */
  readonly lastYear?: ExampleTables;
  /** For a bad example: how many rows fail. Default: 1. */
  readonly failing?: number;
  /** Collection year to run it in. Default: the newest year of the rule. */
  readonly year?: number;
  /** For rules that need postcodes: the known postcodes. Omitted properties are those of council 823. */
  readonly postcodes?: Readonly<Record<string, Partial<KnownPostcode>>>;
  /** For rules that need providers: the known providers, by reference number. */
  readonly providers?: Readonly<Record<string, Partial<KnownProvider>>>;
}

/** First and last collection year of a rule. A rule without a last year is still in force. */
export interface Years {
  readonly from: number;
  readonly to?: number;
}

/** A cell problem that a rule reports, so that it is not reported a second time. */
export interface OwnedProblem {
  readonly field: string;
  readonly problems: readonly CellProblem[];
}

/** Names of columns, by table. */
export type FieldsByTable = Readonly<Record<string, readonly string[] | undefined>>;

/** Reference data that a rule requires. */
export type Need = keyof ReferenceData;

/**
 * The declarations of a rule. A row is excluded from the rule when a cell that the rule reads is unreadable. The rule
 * is skipped when the file does not have a column that it reads.
 */
export interface RuleText {
  readonly code: string;
  readonly title: string;
  readonly years: Years;
  readonly stage: Stage;
  readonly severity: Severity;
  /** The table whose rows the rule points at. */
  readonly table: string;
  /** The columns that a finding points at. The rule also reads them. */
  readonly fields: readonly string[];
  /** Other columns of the same table that the rule reads. */
  readonly alsoReads?: readonly string[];
  /** Other tables of the return that it reads, and their columns. The rule is skipped when one was not sent. */
  readonly with?: FieldsByTable;
  /** The same for tables that a council sends only when it has such children. A table that was not sent has no rows. */
  readonly withIfSent?: FieldsByTable;
  /** Tables of last year's return that it reads, and their columns. The rule is skipped when they are not held. */
  readonly withLastYear?: FieldsByTable;
  /** The same for a rule that also runs without them. Tables that are not held have no rows. */
  readonly withLastYearIfHeld?: FieldsByTable;
  /** Columns, in any of these tables, that the rule checks only for being filled. An unreadable cell is filled. */
  readonly askedIfFilled?: readonly string[];
  /** Other tables whose rows it also points at, and their columns. */
  readonly alsoPointsAt?: FieldsByTable;
  /**
   * Tables of last year's return whose rows it points at, and their columns: rows that should be in this year's return
   * and are not.
   */
  readonly pointsAtLastYear?: FieldsByTable;
  /** What is wrong, in plain words. */
  readonly message: string;
  /** How to fix it. */
  readonly fix: string;
  readonly source: string;
  readonly owns?: readonly OwnedProblem[];
  /** Reference data without which the rule is skipped. */
  readonly needs?: readonly Need[];
  readonly ok: readonly Example[];
  readonly bad: readonly Example[];
}

/** Reports what a column's own schema rejects in a cell. */
export interface CellRule extends RuleText {
  readonly kind: 'cell';
  readonly owns: readonly OwnedProblem[];
}

/** Checks each row by itself. */
export interface RowRule<R extends AnyRow = AnyRow> extends RuleText {
  readonly kind: 'row';
  fails(row: R, context: ReturnContext): boolean;
}

/** The rows of one child in every table of a return, each in order of start. A table that was not sent has no rows. */
export type Child<Tables extends Readonly<Record<string, AnyRow>> = Record<string, AnyRow>> = {
  readonly [Name in keyof Tables]: ChildRows<Tables[Name]>;
};

/** Checks the rows of one child, this year's and last year's. Gives the rows that fail. */
export interface ChildRule<C extends Child = Child> extends RuleText {
  readonly kind: 'child';
  failing(child: C, context: ReturnContext, lastYear: C): readonly AnyRow[];
}

/** Checks a whole table. Gives the rows that fail. */
export interface TableRule<R extends AnyRow = AnyRow> extends RuleText {
  readonly kind: 'table';
  failing(rows: readonly R[], context: ReturnContext): readonly R[];
}

export type Rule = CellRule | RowRule | ChildRule | TableRule;

/** True when a rule is run in a collection year. */
export function isRuleOfYear(rule: { readonly years: Years }, year: number): boolean {
  return rule.years.from <= year && year <= (rule.years.to ?? year);
}
