import { formatDay, parseDay, windowOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';
import type { ReturnRows, TextRow } from './return-rows.ts';

/** Makes a typical mistake in one row. Returns false if the row cannot have it. */
type Slip = (row: TextRow, before: TextRow | undefined) => boolean;

/** How often each mistake is made, in the order of the description. */
const EPISODE_SLIPS: readonly (readonly [Slip, number])[] = [
  [forgetReason, 3],
  [forgetProvider, 2],
  [giveNumberOfSetting, 2],
  [changeNeed, 2],
];
const WORKER_SLIPS: readonly (readonly [Slip, number])[] = [[leaveGapBetweenWorkers, 2]];

/**
 * A copy of a clean return with eleven mistakes of five kinds in rows begun in the year, each of another child: no reason for a
 * placement change (rule 225), no provider (526), a number of a setting that has none (222), a category of need that
 * changed within a period of care (504), three weeks without a social worker (SW10). The shares stay the same.
 */
export function withMistakes(clean: ReturnRows, collectionYear: number): ReturnRows {
  const { yearStart } = windowOf(collectionYear);
  const rows = new Map([...clean].map(([table, each]) => [table, each.map((row) => ({ ...row }))]));
  const spoiled = new Set<string>();
  make(rows.get('Episodes') ?? [], 'DECOM', EPISODE_SLIPS, yearStart, spoiled);
  make(rows.get('SWEpisodes') ?? [], 'SW_DECOM', WORKER_SLIPS, yearStart, spoiled);
  return rows;
}

/** Goes through the table once for each mistake, each time from another row, so that mistakes are far apart. */
function make(
  rows: readonly TextRow[],
  began: string,
  slips: readonly (readonly [Slip, number])[],
  yearStart: Day,
  spoiled: Set<string>,
): void {
  const places = rows.flatMap((row, at) => (isSince(row[began], yearStart) ? [at] : []));
  slips.forEach(([slip, times], turn) => {
    const start = Math.floor((places.length * turn) / slips.length);
    let left = times;
    for (const at of [...places.slice(start), ...places.slice(0, start)]) {
      const row = rows[at] ?? {};
      const child = row.CHILD ?? '';
      if (left === 0 || spoiled.has(child) || !slip(row, rows[at - 1])) continue;
      spoiled.add(child);
      left -= 1;
    }
  });
}

function isSince(text: string | undefined, yearStart: Day): boolean {
  return (parseDay(text ?? '') ?? 0) >= yearStart;
}

function forgetReason(row: TextRow): boolean {
  if (!row.REASON_PLACE_CHANGE || row.REASON_PLACE_CHANGE === 'PLACE') return false;
  row.REASON_PLACE_CHANGE = '';
  return true;
}

function forgetProvider(row: TextRow): boolean {
  if (row.PLACE !== 'U6' || row.RNE !== 'S' || row.DEC) return false;
  row.PLACE_PROVIDER = '';
  return true;
}

/** Not in a placement that continues in another episode, which would then look like a move. */
function giveNumberOfSetting(row: TextRow): boolean {
  const isLast = /^(P1|R1|R2|Z1)$/.test(row.PLACE ?? '') && !row.DEC && row.RNE !== 'L';
  if (!isLast && !/^T[1-4]$/.test(row.PLACE ?? '')) return false;
  row.URN = 'SC998001';
  return true;
}

function changeNeed(row: TextRow): boolean {
  if (row.RNE === 'S' || row.CIN !== 'N1' || row.DEC) return false;
  row.CIN = 'N5';
  return true;
}

function leaveGapBetweenWorkers(row: TextRow, before: TextRow | undefined): boolean {
  const ended = parseDay(before?.SW_DEC ?? '');
  if (before === undefined || ended === null || row.SW_DEC) return false;
  if (before.CHILD !== row.CHILD || row.SW_REASON === 'FCONTA') return false;
  const began = parseDay(before.SW_DECOM ?? '');
  if (began === null || began > ended - 60) return false;
  before.SW_DEC = formatDay(ended - 21);
  return true;
}
