import { parseDay, windowOf } from '../../../schemas/returns/days.ts';
import { withMistakes } from './mistakes.ts';
import type { ReturnRows, TextRow } from './return-rows.ts';

/** Enough for the shares to change, and few enough to read one by one. */
const MERGED = 3;

/**
 * The return that a council would send after `withMistakes`, from the same clean rows: the nine mistakes in episodes are
 * fixed, the two in social workers are left, and three children have one worker fewer, because the last change of worker was
 * recorded wrongly. So there is a change in errors and in figures to look at.
 */
export function withCorrections(clean: ReturnRows, collectionYear: number): ReturnRows {
  const rows = new Map(withMistakes(clean, collectionYear));
  rows.set('Episodes', clean.get('Episodes') ?? []);
  rows.set('SWEpisodes', mergeLastWorkers(rows.get('SWEpisodes') ?? [], collectionYear));
  return rows;
}

function mergeLastWorkers(rows: readonly TextRow[], collectionYear: number): TextRow[] {
  const { yearStart } = windowOf(collectionYear);
  const began = (row: TextRow | undefined) => parseDay(row?.SW_DECOM ?? '') ?? 0;
  const merged: TextRow[] = [];
  let left = MERGED;
  for (const [at, row] of rows.entries()) {
    const [first, second] = rows.slice(at - 2, at);
    const isThirdAndLast =
      at >= 2 &&
      first?.CHILD === row.CHILD &&
      second?.CHILD === row.CHILD &&
      rows[at - 3]?.CHILD !== row.CHILD &&
      rows[at + 1]?.CHILD !== row.CHILD;
    const joins = began(second) >= yearStart && second?.SW_DEC === row.SW_DECOM;
    if (left === 0 || !isThirdAndLast || !joins) {
      merged.push({ ...row });
      continue;
    }
    merged.push({ ...merged.pop(), SW_DEC: row.SW_DEC ?? '' });
    left -= 1;
  }
  return merged;
}
