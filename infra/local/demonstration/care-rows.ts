import { formatDay } from '../../../schemas/returns/days.ts';
import { type ChildHistory, periodOn } from './child-history.ts';
import { hasLeaverRow } from './leaver-rows.ts';
import { upnIn } from './make-person.ts';
import {
  episodesIn,
  isLookedAfterIn,
  knownBy,
  sexIn,
  type TextRow,
  type Year,
} from './return-rows.ts';

/** Header: every child with an episode or a care leaver's row. */
export function headerRows(history: ChildHistory, year: Year): TextRow[] {
  const hasEpisode = episodesIn(history, year).length > 0;
  if (!hasEpisode && !hasLeaverRow(history, year)) return [];
  const { id, born, ethnic } = history;
  const asMother =
    isLookedAfterIn(history, year) && history.sex === 'F' ? motherItems(history, year) : {};
  const header = { CHILD: id, SEX: sexIn(history, year), DOB: formatDay(born), ETHNIC: ethnic };
  return [{ ...header, UPN: upnIn(history, year.number), ...asMother }];
}

function motherItems(history: ChildHistory, year: Year): TextRow {
  const day = knownBy(history.motherOf, year);
  return { MOTHER: day === '' ? '0' : '1', MC_DOB: day };
}

/** Episodes: an end after 31 March is left blank, with its reasons. */
export function episodeRows(history: ChildHistory, year: Year): TextRow[] {
  return episodesIn(history, year).map((episode) => {
    const dec = knownBy(episode.to, year);
    const isRespite = episode.status === 'V3';
    const row = {
      CHILD: history.id,
      DECOM: formatDay(episode.from),
      RNE: episode.rne,
      LS: episode.status,
      CIN: episode.need,
      PLACE: placeIn(episode, year),
      PLACE_PROVIDER: episode.provider,
      HOME_POST: isRespite ? '' : history.homePost,
      PL_POST: episode.post,
      URN: urnIn(episode, year),
    };
    if (dec === '') return row;
    return {
      ...row,
      DEC: dec,
      REC: episode.rec ?? '',
      REASON_PLACE_CHANGE: episode.reason ?? '',
    };
  });
}

/** PLACE: "other" is Z1 until 2024-25 and has several codes since. */
function placeIn({ place }: ChildHistory['episodes'][number], year: Year): string {
  return place === 'Z1' && year.number >= 2026 ? 'Z11' : place;
}

/** URN: semi-independent living (H5) had none before its registration in 2023-24. */
function urnIn({ place, urn }: ChildHistory['episodes'][number], year: Year): string {
  return place === 'H5' && year.number < 2024 ? '' : urn;
}

/**
 * SWEpisodes of the children looked after on 31 March: those with a day in the year, and from the return of 2025 on also those
 * that ended in the year before.
 */
export function socialWorkerRows(history: ChildHistory, year: Year): TextRow[] {
  if (periodOn(history, year.yearEnd) === undefined) return [];
  const since = year.number >= 2025 ? year.yearStart - 365 : year.yearStart;
  const held = history.workers.filter(
    ({ from, to }) => from <= year.yearEnd && (to === undefined || to >= since),
  );
  return held.map(({ worker, from, to, reason }) => ({
    CHILD: history.id,
    DOB: formatDay(history.born),
    SW_ID: worker,
    SW_DECOM: formatDay(from),
    SW_DEC: knownBy(to, year),
    SW_REASON: reason,
  }));
}
