import type { ChildRows } from '../../../child-rows.ts';
import { isAfter, isBlank, isOnOrAfter, isOnOrBefore } from '../../../predicates.ts';
import type { AnyRow, Day } from '../../../table.ts';

/** A span of days. The end is null while it continues. */
export interface Spell {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** True when a day falls in a spell, first and last day included. False when the day or the start is not known. */
export function isDuring(day: Day | null, { start, end }: Spell): boolean {
  return isOnOrAfter(day, start) && (isBlank(end) || isOnOrBefore(day, end));
}

/** True when a spell is completely inside another. An open spell is only inside another open one. */
export function isInside(spell: Spell, other: Spell): boolean {
  if (!isDuring(spell.start, other)) return false;
  return isBlank(spell.end) ? isBlank(other.end) : isDuring(spell.end, other);
}

/** True when a spell that began earlier had not ended by a day. A spell that ended on that day had. */
function isStillRunning({ end }: Pick<Spell, 'end'>, on: Day | null): boolean {
  return on !== null && (isBlank(end) || isAfter(end, on));
}

/** True when two spells overlap. Two spells that share only the day on which one ends and the other starts do not. */
export function overlap(spell: Spell, other: Spell): boolean {
  return isStillRunning(spell, other.start) && isStillRunning(other, spell.start);
}

/** Rows that start before an earlier row of the child has ended. A row without a start is not checked. */
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
