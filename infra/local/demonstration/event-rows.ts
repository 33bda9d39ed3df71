import { calendarOf, formatDay } from '../../../schemas/returns/days.ts';
import { birthday, type ChildHistory, isWithin } from './child-history.ts';
import { createRandom } from './random.ts';
import { isLookedAfterIn, knownBy, sexIn, type TextRow, type Year } from './return-rows.ts';

/** Reviews held in the year. */
export function reviewRows(life: ChildHistory, year: Year): TextRow[] {
  return life.reviews
    .filter(({ on }) => on >= year.yearStart && on <= year.yearEnd)
    .map(({ on, code }) => ({ ...childAndBirth(life), REVIEW: formatDay(on), REVIEW_CODE: code }));
}

/** Missing: spells with a day or the end in the year. */
export function missingRows(life: ChildHistory, year: Year): TextRow[] {
  return life.missing
    .filter((spell) => isWithin(spell, year.yearStart, year.yearEnd))
    .map(({ kind, from, to }) => ({
      ...childAndBirth(life),
      MISSING: kind,
      MIS_START: formatDay(from),
      MIS_END: knownBy(to, year),
    }));
}

/** UASC: a child who came alone, until the eighteenth birthday. */
export function unaccompaniedRows(life: ChildHistory, year: Year): TextRow[] {
  if (!life.isUnaccompanied || !isLookedAfterIn(life, year)) return [];
  const until = formatDay(birthday(life.born, 18));
  return [{ ...childAndBirth(life), SEX: sexIn(life, year), DUC: until }];
}

/** PrevPerm: each child who started to be looked after in the year, for a short break too. */
export function previousPermanenceRows(life: ChildHistory, year: Year): TextRow[] {
  const starts = [...life.periods, ...life.shortBreaks];
  const started = starts.some(({ from }) => from >= year.yearStart && from <= year.yearEnd);
  return started ? [{ ...childAndBirth(life), ...previousOrder(life) }] : [];
}

/** The same order in every year, long before the child first came into care. */
function previousOrder(life: ChildHistory): TextRow {
  const random = createRandom(`${life.id}/previous`);
  const entered = life.periods[0]?.from ?? life.born;
  const isOldEnough = entered - life.born > 1500;
  if (life.isUnaccompanied || !isOldEnough || random.chance(0.93)) return { PREV_PERM: 'Z1' };
  const ordered = calendarOf(random.whole(life.born + 300, entered - 400));
  const kind = random.pick(['P1', 'P2', 'P3']);
  return { PREV_PERM: kind, LA_PERM: life.id.slice(1, 4), DATE_PERM: `ZZ/ZZ/${ordered.year}` };
}

/** CHILD and DOB, the first two columns of most tables. */
export function childAndBirth(life: ChildHistory): TextRow {
  return { CHILD: life.id, DOB: formatDay(life.born) };
}
