import type { ChildRows } from '../../../child-rows.ts';
import { isAfter, isBlank, isOnOrAfter, isOnOrBefore } from '../../../predicates.ts';
import type { AnyRow, Day } from '../../../table.ts';

/** A stretch of time; the end is null while it goes on. */
export interface Spell {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** True when a day falls in a spell, its first and last day included. False while the day or the start is not known. */
export function isDuring(day: Day | null, { start, end }: Spell): boolean {
  return isOnOrAfter(day, start) && (isBlank(end) || isOnOrBefore(day, end));
}

/** True when a spell lies in another from its first day to its last. One that goes on does so only in one that goes on. */
export function isInside(spell: Spell, other: Spell): boolean {
  if (!isDuring(spell.start, other)) return false;
  return isBlank(spell.end) ? isBlank(other.end) : isDuring(spell.end, other);
}

/** True when a spell that began earlier was not over on a day. One that ended on the day was. */
function isStillRunning({ end }: Pick<Spell, 'end'>, on: Day | null): boolean {
  return on !== null && (isBlank(end) || isAfter(end, on));
}

/** True when two spells have more in common than the day on which one ends and the other starts. */
export function overlap(spell: Spell, other: Spell): boolean {
  return isStillRunning(spell, other.start) && isStillRunning(other, spell.start);
}

/** Rows that start while an earlier one of the child is still running. A row without a start is not judged. */
export function startingDuringEarlier<R extends AnyRow>(
  rows: ChildRows<R>,
  spellOf: (row: R) => Spell,
): readonly R[] {
  if (rows.count < 2) return [];
  return rows.where((row) => {
    const { start } = spellOf(row);
    return rows.someBefore(row, (earlier) => isStillRunning(spellOf(earlier), start));
  });
}
