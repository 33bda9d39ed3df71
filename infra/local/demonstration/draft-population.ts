import type { Day } from '../../../schemas/returns/table.ts';
import type { Path, Period } from './child-history.ts';
import type { createPeople, Person } from './make-person.ts';
import type { CouncilOptions } from './options.ts';
import type { Random } from './random.ts';

/** A person whose periods of care are not complete yet. */
export interface Draft {
  readonly person: Person;
  periods: Period[];
}

/** Everything needed to let children enter and leave care. */
export interface DraftPopulation {
  readonly options: CouncilOptions;
  readonly random: Random;
  readonly makePerson: ReturnType<typeof createPeople>;
  readonly drafts: Draft[];
}

/** The children who are in care at the moment. */
export function inCareNow(town: DraftPopulation): Draft[] {
  return town.drafts.filter(({ periods }) => periods.at(-1)?.to === undefined);
}

/** Closes the open period of care. */
export function leave(draft: Draft, to: Day, path: Path): void {
  draft.periods = draft.periods.map((period) =>
    period.to === undefined ? { ...period, to, path } : period,
  );
}
