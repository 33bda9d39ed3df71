import { formatDay, windowOf } from '../../../schemas/returns/days.ts';
import { tablesOf } from '../../../schemas/returns/return.ts';
import { SSDA903 } from '../../../schemas/returns/ssda903/index.ts';
import { TABLES, type TableName } from '../../../schemas/returns/ssda903/tables.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import { type ChildHistory, isWithin } from './child-history.ts';

/** The id of the return that is invented. */
export const INVENTED_RETURN = SSDA903.id;

/** One row of a table as text, by column. An absent column is blank. */
export type TextRow = Record<string, string>;

/** The rows of each table of one year's return. */
export type ReturnRows = ReadonlyMap<TableName, TextRow[]>;

/** A collection year, as the functions that write its tables need it. */
export interface Year {
  readonly number: number;
  readonly yearStart: Day;
  readonly yearEnd: Day;
}

export function demonstrationYear(collectionYear: number): Year {
  return { number: collectionYear, ...windowOf(collectionYear) };
}

/** The names of the tables that a council sends for a collection year. */
export function tableNamesOf(collectionYear: number): TableName[] {
  const sent = new Set(tablesOf(SSDA903, collectionYear).map(({ name }) => name));
  return Object.values(TABLES)
    .map(({ name }) => name as TableName)
    .filter((name) => sent.has(name));
}

/** The day as text if it is not after 31 March. Otherwise blank, because it was not known then. */
export function knownBy(day: Day | undefined, year: Year): string {
  return day === undefined || day > year.yearEnd ? '' : formatDay(day);
}

/** The child's episodes of which a day or the end lies in the year. */
export function episodesIn(history: ChildHistory, year: Year): ChildHistory['episodes'] {
  return history.episodes.filter((episode) => isWithin(episode, year.yearStart, year.yearEnd));
}

/** True if the child was in care in the year. Short breaks do not count. */
export function isLookedAfterIn(history: ChildHistory, year: Year): boolean {
  return history.periods.some((period) => isWithin(period, year.yearStart, year.yearEnd));
}

/** SEX: 1 and 2 until 2023-24, M and F since. */
export function sexIn(history: ChildHistory, year: Year): string {
  if (year.number >= 2025) return history.sex;
  return history.sex === 'M' ? '1' : '2';
}
