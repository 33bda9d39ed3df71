import { calendarOf, formatDay, windowOf } from '../days.ts';
import type { AnyRow, Day } from '../table.ts';
import { countInWords, shareInWords } from './count-words.ts';
import type {
  CheckResult,
  CheckTexts,
  ReturnCheck,
  Thresholds,
  WholeReturn,
} from './return-check.ts';

/** A column whose dates lie in the collection year in every row of a correct return. */
interface DatedColumn {
  readonly table: string;
  readonly column: string;
  /** How many earlier collection years the rows cover as well. Default: 0. */
  readonly yearsBefore?: number;
  /** The dates of this column alone say of which year the return is. Those of other columns never stop it. */
  readonly decides?: boolean;
}

type YearThresholds = Thresholds &
  Readonly<
    Record<
      'fewestOutside' | 'mostOutside' | 'fewestRowsBeforeStop' | 'mostOutsideBeforeStop',
      Thresholds[string]
    >
  >;

/** Checks that the dates of the rows belong to the collection year. Stops a return that looks like one of another year. */
export function yearCheck(
  columns: readonly DatedColumn[],
  thresholds: YearThresholds,
  texts: CheckTexts,
): ReturnCheck {
  return {
    ...texts,
    title: 'Dates are of another year',
    description:
      'Every row that ended, or that happened on one day, must have that day in the collection year. The check counts the rows that do not.',
    fix: 'Check that you chose the right collection year and exported the return of that year. Then upload it again.',
    thresholds,
    findings: (given) => columns.flatMap((dated) => outsideYear(dated, given, thresholds)),
  };
}

function outsideYear(
  { table, column, yearsBefore = 0, decides = false }: DatedColumn,
  { tables, collectionYear, yearEnd }: WholeReturn,
  thresholds: YearThresholds,
): readonly CheckResult[] {
  const { fewestOutside, mostOutside, fewestRowsBeforeStop, mostOutsideBeforeStop } = thresholds;
  const { yearStart } = windowOf(collectionYear - yearsBefore);
  const days = daysIn(tables[table]?.rows ?? [], column);
  const outside = days.filter((day) => day < yearStart || day > yearEnd);
  const share = outside.length / days.length;
  if (outside.length < fewestOutside.value || share <= mostOutside.value) return [];
  const commonest = commonestYear(outside);
  const message = [
    `The column ${column} of ${table} should have dates from ${formatDay(yearStart)} to ${formatDay(yearEnd)}.`,
    `Of the rows with a date, ${shareInWords(outside.length, days.length)} have another one, ${countInWords(commonest.count)} of them in the collection year ${commonest.year}.`,
  ];
  const isMost = share > mostOutsideBeforeStop.value;
  if (isMost && decides && commonest.count > outside.length / 2) {
    message.push(`This looks like the return of ${commonest.year}, not of ${collectionYear}.`);
  }
  const stops = isMost && decides && days.length >= fewestRowsBeforeStop.value;
  return [{ effect: stops ? 'stops' : 'error', table, message: message.join(' ') }];
}

function daysIn(rows: readonly AnyRow[], column: string): readonly Day[] {
  const days: Day[] = [];
  for (const row of rows) {
    const day = row[column];
    if (typeof day === 'number' && !Number.isNaN(day)) days.push(day);
  }
  return days;
}

/** The collection year in which most of the days lie; of equally common ones, the latest. */
function commonestYear(days: readonly Day[]): { readonly year: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const day of days) {
    const year = collectionYearOf(day);
    counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [first = { year: 0, count: 0 }] = [...counts]
    .map(([year, count]) => ({ year, count }))
    .sort((one, other) => other.count - one.count || other.year - one.year);
  return first;
}

/** The collection year of a day: it ends on 31 March. */
function collectionYearOf(day: Day): number {
  const { year, month } = calendarOf(day);
  return month <= 3 ? year : year + 1;
}
