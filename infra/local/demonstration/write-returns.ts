import { csvColumns } from '../../../schemas/returns/recognise-table.ts';
import { TABLES, type TableName } from '../../../schemas/returns/ssda903/tables.ts';
import { adoptedRows, placedAdoptionRows } from './adoption-rows.ts';
import { episodeRows, headerRows, socialWorkerRows } from './care-rows.ts';
import type { ChildHistory } from './child-history.ts';
import {
  missingRows,
  previousPermanenceRows,
  reviewRows,
  unaccompaniedRows,
} from './event-rows.ts';
import { healthRows } from './health-rows.ts';
import { leaverRows } from './leaver-rows.ts';
import { libertyRows } from './liberty.ts';
import {
  demonstrationYear,
  type ReturnRows,
  type TextRow,
  tableNamesOf,
  type Year,
} from './return-rows.ts';

/** One file of a return, as a council would upload it. */
export interface ReturnFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const WRITERS: Readonly<Record<TableName, (history: ChildHistory, year: Year) => TextRow[]>> = {
  Header: headerRows,
  Episodes: episodeRows,
  Reviews: reviewRows,
  UASC: unaccompaniedRows,
  OC2: healthRows,
  OC3: leaverRows,
  AD1: adoptedRows,
  PlacedAdoption: placedAdoptionRows,
  PrevPerm: previousPermanenceRows,
  Missing: missingRows,
  SWEpisodes: socialWorkerRows,
  DoLo: libertyRows,
};

/** The rows of one collection year: what was known of these histories on 31 March. */
export function returnRowsOf(
  histories: readonly ChildHistory[],
  collectionYear: number,
): ReturnRows {
  const year = demonstrationYear(collectionYear);
  return new Map(
    tableNamesOf(collectionYear).map((name) => [
      name,
      histories.flatMap((history) => WRITERS[name](history, year)),
    ]),
  );
}

/** The files of a return: the exact columns of each table in order, CRLF after every line, UTF-8. */
export function writeInventedReturn(rows: ReturnRows): ReturnFile[] {
  return [...rows].map(([table, tableRows]) => ({
    name: `${TABLES[table].lakeName.replaceAll('_', '-')}.csv`,
    bytes: new TextEncoder().encode(csvOf(csvColumns(TABLES[table]), tableRows)),
  }));
}

function csvOf(columns: readonly string[], rows: readonly TextRow[]): string {
  const lines = rows.map((row) => columns.map((column) => row[column] ?? '').join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}
