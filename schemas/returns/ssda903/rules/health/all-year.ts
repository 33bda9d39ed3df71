import type { Example, ReturnContext } from '../../../rule.ts';
import type { CareChild, TableRow } from '../../tables.ts';
import { example } from '../makers.ts';
import { isTwelveMonthChild, TWELVE_MONTH_READS } from '../predicates/periods-of-care.ts';

type HealthRow = TableRow<'OC2'>;
type Test = (row: HealthRow, context: ReturnContext) => boolean;
type Failing = (child: CareChild, context: ReturnContext) => readonly HealthRow[];

/** What a rule on 12-month children reads in addition to the health row. */
export const CARE_READS = { Episodes: TWELVE_MONTH_READS };

/** Health rows that pass a test, of a child looked after all year. */
export function ofTwelveMonthChild(test: Test): Failing {
  return (child, context) => {
    const rows = child.OC2.where((row) => test(row, context));
    return rows.length > 0 && isTwelveMonthChild(child, context) === true ? rows : [];
  };
}

/** Health rows that pass a test, of a child who was certainly not looked after all year. */
export function ofOtherChild(test: Test): Failing {
  return (child, context) => {
    const rows = child.OC2.where((row) => test(row, context));
    return rows.length > 0 && isTwelveMonthChild(child, context) === false ? rows : [];
  };
}

type Written = Partial<Record<keyof HealthRow, string>>;

/** An episode for all of 2026-27, and one for part of it. */
export const ALL_YEAR = { RNE: 'S', LS: 'C2', DECOM: '01/01/2025' };
const PART_OF_YEAR = { RNE: 'S', LS: 'C2', DECOM: '01/06/2026' };

/** An example of a child looked after all year. */
export function allYear(why: string, row: Written): Example {
  return example(why, { Episodes: [ALL_YEAR], OC2: [row] });
}

/** An example of a child who came into care during the year. */
export function partOfYear(why: string, row: Written): Example {
  return example(why, { Episodes: [PART_OF_YEAR], OC2: [row] });
}

/** An example of a child for whom it is not known whether care lasted all year. */
export function unknownCare(why: string, row: Written): Example {
  return example(why, { Episodes: [{ ...PART_OF_YEAR, DECOM: '31/06/2026' }], OC2: [row] });
}

/** An example of a child for whom the start of care is not known. */
export function unknownStart(why: string, row: Written): Example {
  return example(why, { Episodes: [{ ...ALL_YEAR, DECOM: '' }], OC2: [row] });
}

/** An example of a child for whom it is not known whether care continued when an episode ended in the year. */
export function unknownEnd(why: string, row: Written): Example {
  return example(why, { Episodes: [{ ...ALL_YEAR, DEC: '01/06/2026' }], OC2: [row] });
}
