import { type Recognised, recogniseAmong } from '../recognise-table.ts';
import { tablesOf } from './tables.ts';

/** The SSDA903 table of a collection year that a header row names; undefined when it names none. */
export function recogniseTable(
  headers: readonly string[],
  collectionYear: number,
): Recognised | undefined {
  return recogniseAmong(tablesOf(collectionYear), headers);
}
