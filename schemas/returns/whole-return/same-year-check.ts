import type { AnyRow } from '../table.ts';
import { shareInWords } from './count-words.ts';
import type { CheckTexts, ReturnCheck, Thresholds } from './return-check.ts';

type SameThresholds = Thresholds &
  Readonly<Record<'fewestRows' | 'mostEqualBeforeStop', Thresholds[string]>>;

/** Checks that last year's files are not this year's. Stops a return most of whose rows of a table are also last year's. */
export function sameYearCheck(
  tables: readonly string[],
  thresholds: SameThresholds,
  texts: CheckTexts,
): ReturnCheck {
  return {
    ...texts,
    title: 'Last year’s files are the same as this year’s',
    description:
      'Two years of one table differ, because what ended in one year is not in the next. The check counts the rows that are equal in every column.',
    fix: 'Upload this year’s files as this year’s, and last year’s as last year’s.',
    thresholds,
    findings: ({ tables: sent, lastYear }) =>
      tables.flatMap((table) => {
        const rows = sent[table]?.rows ?? [];
        if (lastYear === undefined || rows.length < thresholds.fewestRows.value) return [];
        const before = new Set((lastYear[table]?.rows ?? []).map(textOf));
        const equal = rows.filter((row) => before.has(textOf(row))).length;
        if (equal / rows.length <= thresholds.mostEqualBeforeStop.value) return [];
        const message = `Of the rows of ${table}, ${shareInWords(equal, rows.length)} are also in last year’s return, equal in every column.`;
        return [{ effect: 'stops', table, message }];
      }),
  };
}

// Rows of both years have their columns in the order of the table.
const textOf = (row: AnyRow): string => Object.values(row).join('|');
