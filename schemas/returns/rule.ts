import type { ChildRows } from './child-rows.ts';
import type { AnyRow, Day } from './table.ts';

/** `error` must be mended or explained; `query` asks the council to confirm an unlikely value. */
type Severity = 'error' | 'query';

/** What is known of postcodes, where an operator has loaded them. */
export interface PostcodeReference {
  /** True or false where the postcode is known; undefined where it is not. */
  isInEngland(postcode: string): boolean | undefined;
}

/** What a rule may know beside the rows. */
export interface ReturnContext {
  readonly collectionYear: number;
  /** The year whose codes and rules apply: differs from the collection year for returns older than the rules held. */
  readonly rulesYear: number;
  readonly yearStart: Day;
  readonly yearEnd: Day;
  readonly postcodes?: PostcodeReference;
}

/**
 * What can be wrong with one cell by itself. An `unreadable` date or number has no value; a text of
 * the wrong format and a code outside its set keep theirs.
 */
export type CellProblem = 'missing' | 'unreadable' | 'wrong-format' | 'not-in-code-set';

/** Text rows as a council would write them: example data of a rule. A column left out is blank. */
export type ExampleRow = Readonly<Record<string, string>>;

/** A small return that keeps or breaks a rule, and why: run as tests and printed on the rules page. */
export interface Example {
  readonly why: string;
  readonly rows: Readonly<Record<string, readonly ExampleRow[]>>;
  /** For a bad example: how many rows fail (default 1). */
  readonly failing?: number;
  /** Collection year to run it in; the newest of the rule's years when left out. */
  readonly year?: number;
  /** For rules that need postcodes: those of the example, and whether they are in England. */
  readonly postcodes?: Readonly<Record<string, boolean>>;
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

/** What every rule says of itself. */
export interface RuleText<Field extends string = string> {
  readonly code: string;
  readonly title: string;
  readonly years: Years;
  readonly severity: Severity;
  /** The table whose rows the rule points at. */
  readonly table: string;
  /** The cells a finding points at. A row in which one of them is unreadable is not judged. */
  readonly fields: readonly Field[];
  /** Further cells that the rule reads; a row in which one is unreadable is not judged either. */
  readonly alsoReads?: readonly Field[];
  /** What is wrong, in plain words. */
  readonly message: string;
  /** How to mend it. */
  readonly mend: string;
  readonly source: string;
  readonly owns?: readonly OwnedProblem[];
  /** Reference data without which the rule is skipped. */
  readonly needs?: 'postcodes';
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

/** Judges the rows of one child, in order of start. Gives the rows that fail. */
export interface ChildRule<R extends AnyRow = AnyRow> extends RuleText {
  readonly kind: 'child';
  failing(child: ChildRows<R>, context: ReturnContext): readonly R[];
}

/** Judges a whole table. Gives the rows that fail. */
export interface TableRule<R extends AnyRow = AnyRow> extends RuleText {
  readonly kind: 'table';
  failing(rows: readonly R[], context: ReturnContext): readonly R[];
}

export type Rule = CellRule | RowRule | ChildRule | TableRule;

/** True when a rule belongs to the rules of a year. */
export function isInYear(rule: { readonly years: Years }, year: number): boolean {
  return rule.years.from <= year && year <= (rule.years.to ?? year);
}
