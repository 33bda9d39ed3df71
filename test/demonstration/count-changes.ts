import type { ReturnFile } from '../../infra/local/demonstration/write-returns.ts';
import { parseDay, windowOf } from '../../schemas/returns/days.ts';
import { byChild, rowsOf, type TextRow } from './read-return.ts';

const DETAILS = ['PLACE', 'PLACE_PROVIDER', 'URN', 'PL_POST'];

/** The episodes of children in care on 31 March, by child in order of start. Without short breaks. */
function episodesOfCohort(files: readonly ReturnFile[]): Map<string, TextRow[]> {
  const episodes = rowsOf(files, 'Episodes').filter(({ LS }) => LS !== 'V3');
  const children = [...byChild(episodes)].filter(([, rows]) => rows.some(({ DEC }) => DEC === ''));
  return new Map(children.map(([child, rows]) => [child, inOrder(rows)]));
}

/** Children looked after on 31 March with three or more placements, and with three or more social workers, in the year. */
export function countUnsettled(files: readonly ReturnFile[], collectionYear: number) {
  const { yearStart } = windowOf(collectionYear);
  const cohort = episodesOfCohort(files);
  const workers = byChild(rowsOf(files, 'SWEpisodes'));
  const withWorkers = [...cohort.keys()].map((child) => {
    const held = (workers.get(child) ?? []).filter(({ SW_DEC }) => endsAfter(SW_DEC, yearStart));
    return new Set(held.map(({ SW_ID }) => SW_ID)).size;
  });
  return {
    children: cohort.size,
    placements3Plus: [...cohort.values()].filter((each) => placements(each, yearStart) >= 3).length,
    socialWorkers3Plus: withWorkers.filter((count) => count >= 3).length,
    withoutWorker: withWorkers.filter((count) => count === 0).length,
  };
}

/** The number of placements with a day in the year. A stay in T1 to T4 does not count, and the return from it starts no new one. */
function placements(episodes: readonly TextRow[], yearStart: number): number {
  const ends: (string | undefined)[] = [];
  let kept: TextRow | undefined;
  let isBack = false;
  for (const episode of episodes) {
    if (episode.PLACE?.startsWith('T')) {
      isBack = true;
      continue;
    }
    const hasSameDetails = DETAILS.every((field) => episode[field] === kept?.[field]);
    const isSame = /[LTU]/.test(episode.RNE ?? '') || (isBack && hasSameDetails);
    if (isSame && kept !== undefined) ends[ends.length - 1] = episode.DEC;
    else ends.push(episode.DEC);
    kept = episode;
    isBack = false;
  }
  return ends.filter((end) => endsAfter(end, yearStart)).length;
}

function endsAfter(end: string | undefined, day: number): boolean {
  return end === undefined || end === '' || (parseDay(end) ?? 0) > day;
}

function inOrder(rows: readonly TextRow[]): TextRow[] {
  const start = ({ DECOM }: TextRow) => parseDay(DECOM ?? '') ?? 0;
  return rows.toSorted((one, other) => start(one) - start(other));
}
