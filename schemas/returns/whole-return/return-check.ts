import type { Example, Years } from '../rule.ts';
import type { Day } from '../table.ts';
import type { TypedTables } from '../typed-table.ts';

/** What a result of a check does. `stops`: the return cannot be accepted. `error`: it can be, with a reason. */
type CheckEffect = 'stops' | 'error';

/** A number on which a check depends. The rules page shows it. */
export interface Threshold {
  readonly value: number;
  /** `share`: from 0 to 1. */
  readonly unit: 'share' | 'rows' | 'children';
  /** What happens at this value, in plain words. */
  readonly meaning: string;
}

export type Thresholds = Readonly<Record<string, Threshold>>;

/** What a check of a whole return can read. */
export interface WholeReturn {
  readonly collectionYear: number;
  readonly yearStart: Day;
  readonly yearEnd: Day;
  readonly tables: TypedTables;
  /** Last year's tables. Undefined when they are not held. */
  readonly lastYear?: TypedTables | undefined;
}

/** One thing that a check found. It is about a table, a column or the whole return, never about a row or a child. */
export interface CheckResult {
  readonly effect: CheckEffect;
  readonly table?: string;
  /** What is wrong, with its numbers. */
  readonly message: string;
  /** How to fix it. Default: that of the check. */
  readonly fix?: string;
}

/** A check of a whole return: of what no rule on its rows can notice. */
export interface ReturnCheck {
  readonly code: string;
  readonly title: string;
  readonly years: Years;
  /** What it compares, in plain words. */
  readonly description: string;
  readonly fix: string;
  /** Where the check and its thresholds come from. */
  readonly source: string;
  readonly thresholds: Thresholds;
  findings(given: WholeReturn): readonly CheckResult[];
  readonly ok: readonly Example[];
  /** Each ends in the effect that it names, by default `stops`. */
  readonly bad: readonly (Example & { readonly effect?: CheckEffect })[];
}

/** What a return says of a check that it uses. The kind of check says the rest. */
export type CheckTexts = Pick<ReturnCheck, 'code' | 'years' | 'source' | 'ok' | 'bad'>;
