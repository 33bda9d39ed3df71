import { calendarOf, dayOf } from '../../../schemas/returns/days.ts';
import type { Day } from '../../../schemas/returns/table.ts';

/** How a child comes to leave care, or the kind of stay that the whole period is. */
export type Path = 'ordinary' | 'adoption' | 'remand';

/** A period of care. `to` is absent if the child is still in care when the history ends. */
export interface Period {
  readonly from: Day;
  readonly to?: Day;
  readonly path: Path;
}

/** An invented child with periods of care, before the rest of the history is made. */
export interface InventedChild {
  readonly id: string;
  readonly sex: 'M' | 'F';
  readonly born: Day;
  readonly ethnic: string;
  readonly upn: string;
  readonly isUnaccompanied: boolean;
  /** Blank for an unaccompanied child, who has no home address in England. */
  readonly homePost: string;
  readonly periods: readonly Period[];
  /** Short breaks in an agreed series (V3), for a child who lives at home. */
  readonly shortBreaks: readonly { readonly from: Day; readonly to: Day }[];
}

export interface Placement {
  readonly place: string;
  readonly provider: string;
  readonly post: string;
  readonly urn: string;
}

export interface Episode extends Placement {
  readonly from: Day;
  readonly rne: string;
  readonly status: string;
  readonly need: string;
  readonly to?: Day;
  readonly rec?: string;
  readonly reason?: string;
}

export interface WorkerEpisode {
  readonly worker: string;
  readonly from: Day;
  readonly to?: Day;
  readonly reason: string;
}

/** The steps of an adoption: the decision, the placement order, the match, the placement for adoption. */
export interface Adoption {
  readonly decided: Day;
  readonly ordered: Day;
  readonly matched: Day;
  readonly placed: Day;
  readonly isByCarer: boolean;
  readonly adopters: { readonly count: string; readonly sexes: string; readonly status: string };
}

/** One invented child's whole history, not yet split by collection year. */
export interface ChildHistory extends InventedChild {
  readonly episodes: readonly Episode[];
  readonly workers: readonly WorkerEpisode[];
  readonly missing: readonly { readonly kind: string; readonly from: Day; readonly to: Day }[];
  readonly reviews: readonly { readonly on: Day; readonly code: string }[];
  /** Times in which an order deprived the child of liberty. */
  readonly liberty: readonly { readonly from: Day; readonly to: Day }[];
  readonly adoption?: Adoption;
  /** Day of birth of the child's own child. */
  readonly motherOf?: Day;
}

/** The day of a birthday; 1 March in common years for a child born on 29 February. */
export function birthday(born: Day, age: number): Day {
  const { year, month, day } = calendarOf(born);
  const found = dayOf(year + age, month, day) ?? dayOf(year + age, 3, 1);
  if (found === null) throw new RangeError('A birthday is a real day.');
  return found;
}

/** True when a row that runs from `from` to `to` has a day, or its end, between the two bounds. */
export function isWithin(row: { from: Day; to?: Day }, first: Day, last: Day): boolean {
  return row.from <= last && (row.to === undefined || row.to >= first);
}

/** The period of care that is open at the end of the day. Short breaks do not count. */
export function periodOn(child: InventedChild, day: Day): Period | undefined {
  return child.periods.find(
    (period) => period.from <= day && (period.to === undefined || period.to > day),
  );
}
