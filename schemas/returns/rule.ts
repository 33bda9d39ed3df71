import type { ChildRows } from './child-rows.ts';
import type { KnownPostcode, KnownProvider, ReferenceData } from './reference-data.ts';
import type { AnyRow, Day } from './table.ts';

/** `error` must be fixed or explained; `query` asks the council to confirm an unlikely value. */
type Severity = 'error' | 'query';

/** DfE runs its rules in two stages: the second only on records that pass the first. */
export type Stage = 1 | 2;

/** What a rule may know beside the rows. */
export interface ReturnContext extends ReferenceData {
  readonly collectionYear: number;
  /** The year whose codes and rules apply: differs from the collection year for returns older than the rules held. */
  readonly rulesYear: number;
  readonly yearStart: Day;
  readonly yearEnd: Day;
}

/**
 * What can be wrong with one cell by itself. An `unreadable` date or number has no value; a text of
 * the wrong format and a code outside its set keep theirs.
 */
export type CellProblem = 'missing' | 'unreadable' | 'wrong-format' | 'not-in-code-set';

/** Text rows as a council would write them: example data of a rule. A column left out is blank. */
export type ExampleRow = Readonly<Record<string, string>>;
export type ExampleTables = Readonly<Record<string, readonly ExampleRow[]>>;

/** A small return that keeps or breaks a rule, and why: run as tests and printed on the rules page. */
export interface Example {
  readonly why: string;
  /** A table left out was not sent; one without rows was sent empty. */
  readonly rows: ExampleTables;
  /** Last year's return; left out, it is not held. */
  readonly lastYear?: ExampleTables;
  /** For a bad example: how many rows fail (default 1). */
  readonly failing?: number;
  /** Collection year to run it in; the newest of the rule's years when left out. */
  readonly year?: number;
  /** For rules that need postcodes: those of the example. What is left out is as in council 823. */
  readonly postcodes?: Readonly<Record<string, Partial<KnownPostcode>>>;
  /** For rules that need providers: those of the example, by reference number. */
  readonly providers?: Readonly<Record<string, Partial<KnownProvider>>>;
}

/** First and last collection year of a rule; without a last year it is in force. */
export interface Years {
  readonly from: number;
  readonly to?: number;
}

/** A cell problem that a rule reports, so that it is not reported again as a fault of shape. */
export interface OwnedProblem {
  readonly field: string;
  readonly problems: readonly CellProblem[];
}

/** Names of columns, by table. */
export type FieldsByTable = Readonly<Record<string, readonly string[] | undefined>>;

/** What a rule cannot do without, beside tables. */
export type Need = keyof ReferenceData;

/**
 * What every rule says of itself. A row in which a cell that the rule reads is unreadable is left out of the rule's
 * judgement; the columns it reads must be in the file, or the rule is skipped.
 */
export interface RuleText {
  readonly code: string;
  readonly title: string;
  readonly years: Years;
  readonly stage: Stage;
  readonly severity: Severity;
  /** The table whose rows the rule points at. */
  readonly table: string;
  /** The cells a finding points at; read, too. */
  readonly fields: readonly string[];
  /** Further cells of the same row that the rule reads. */
  readonly alsoReads?: readonly string[];
  /** Other tables of the return that it reads, and which of their cells. Where one was not sent the rule is skipped. */
  readonly with?: FieldsByTable;
  /** The same for tables that a council sends only when it has such children: where one was not sent it has no rows. */
  readonly withIfSent?: FieldsByTable;
  /** Tables of last year's return that it reads. Where they are not held the rule is skipped. */
  readonly withLastYear?: FieldsByTable;
  /** The same where the rule goes on without: then last year's tables have no rows. */
  readonly withLastYearIfHeld?: FieldsByTable;
  /** Cells, of any of these tables, of which it asks only whether they are filled: an unreadable one is. */
  readonly askedIfFilled?: readonly string[];
  /** Rows of other tables that it points at as well, and their cells. */
  readonly alsoPointsAt?: FieldsByTable;
  /** Rows of last year's return that it points at: what should have come again and has not. */
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

/** Reports what the column's own schema found wrong with a cell. */
export interface CellRule extends RuleText {
  readonly kind: 'cell';
  readonly owns: readonly OwnedProblem[];
}

/** Judges each row by itself. */
export interface RowRule<R extends AnyRow = AnyRow> extends RuleText {
  readonly kind: 'row';
  fails(row: R, context: ReturnContext): boolean;
}

/** The rows of one child in every table of a return, each in order of start. A table that was not sent has no rows. */
export type Child<Tables extends Readonly<Record<string, AnyRow>> = Record<string, AnyRow>> = {
  readonly [Name in keyof Tables]: ChildRows<Tables[Name]>;
};

/** Judges what a return says of one child, and what last year's said. Gives the rows that fail. */
export interface ChildRule<C extends Child = Child> extends RuleText {
  readonly kind: 'child';
  failing(child: C, context: ReturnContext, lastYear: C): readonly AnyRow[];
}

/** Judges a whole table. Gives the rows that fail. */
export interface TableRule<R extends AnyRow = AnyRow> extends RuleText {
  readonly kind: 'table';
  failing(rows: readonly R[], context: ReturnContext): readonly R[];
}

export type Rule = CellRule | RowRule | ChildRule | TableRule;

/** True when a rule belongs to the rules of a year. */
export function isRuleOfYear(rule: { readonly years: Years }, year: number): boolean {
  return rule.years.from <= year && year <= (rule.years.to ?? year);
}
