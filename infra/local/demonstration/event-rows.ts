import { calendarOf, formatDay } from '../../../schemas/returns/days.ts';
import { birthday, type ChildHistory, isWithin } from './child-history.ts';
import { createRandom } from './random.ts';
import { isLookedAfterIn, knownBy, sexIn, type TextRow, type Year } from './return-rows.ts';

/** Reviews held in the year. */
export function reviewRows(history: ChildHistory, year: Year): TextRow[] {
  return history.reviews
    .filter(({ on }) => on >= year.yearStart && on <= year.yearEnd)
    .map(({ on, code }) => ({
      ...childAndBirth(history),
      REVIEW: formatDay(on),
      REVIEW_CODE: code,
    }));
}

/** Missing: spells with a day or the end in the year. */
export function missingRows(history: ChildHistory, year: Year): TextRow[] {
  return history.missing
    .filter((spell) => isWithin(spell, year.yearStart, year.yearEnd))
    .map(({ kind, from, to }) => ({
      ...childAndBirth(history),
      MISSING: kind,
      MIS_START: formatDay(from),
      MIS_END: knownBy(to, year),
    }));
}

/** UASC: a child who came alone, until the eighteenth birthday. */
export function unaccompaniedRows(history: ChildHistory, year: Year): TextRow[] {
  if (!history.isUnaccompanied || !isLookedAfterIn(history, year)) return [];
  const until = formatDay(birthday(history.born, 18));
  return [{ ...childAndBirth(history), SEX: sexIn(history, year), DUC: until }];
}

/** PrevPerm: each child who started to be looked after in the year, for a short break too. */
export function previousPermanenceRows(history: ChildHistory, year: Year): TextRow[] {
  const starts = [...history.periods, ...history.shortBreaks];
  const started = starts.some(({ from }) => from >= year.yearStart && from <= year.yearEnd);
  return started ? [{ ...childAndBirth(history), ...previousOrder(history) }] : [];
}

/** The same order in every year, long before the child first came into care. */
function previousOrder(history: ChildHistory): TextRow {
  const random = createRandom(`${history.id}/previous`);
  const entered = history.periods[0]?.from ?? history.born;
  const isOldEnough = entered - history.born > 1500;
  if (history.isUnaccompanied || !isOldEnough || random.chance(0.93)) return { PREV_PERM: 'Z1' };
  const ordered = calendarOf(random.whole(history.born + 300, entered - 400));
  const kind = random.pick(['P1', 'P2', 'P3']);
  return { PREV_PERM: kind, LA_PERM: history.id.slice(1, 4), DATE_PERM: `ZZ/ZZ/${ordered.year}` };
}

/** CHILD and DOB, the first two columns of most tables. */
export function childAndBirth(history: ChildHistory): TextRow {
  return { CHILD: history.id, DOB: formatDay(history.born) };
}
