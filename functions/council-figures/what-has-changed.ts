import type { CalculatedFigures, ReturnUsed } from '../../schemas/api/figures.ts';
import type { Submission } from '../../schemas/api/submissions.ts';
import { returnsUsed } from '../shared/figures/returns-used.ts';
import { readWanted, versionOf } from '../shared/figures/wanted-views.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { describeSubmission } from '../shared/submissions/describe-submission.ts';
import { inForce, readLedger } from '../shared/submissions/returns-in-force.ts';

const SINCE: Partial<Record<Submission['status'], string>> = {
  publishing: 'This return has since been accepted and is being published.',
  published: 'This return has since been accepted and is in force.',
  superseded: 'A later return has been accepted and is in force in place of this one.',
  withdrawing: 'This return is being withdrawn. Figures no longer use it.',
  withdrawn: 'This return has since been withdrawn. Figures no longer use it.',
};

/** Why the figures would differ if they were calculated now, for the user. Null when they would be the same. */
export async function whatHasChanged(
  { laCode, submission, basis, inForce: then, views }: CalculatedFigures,
  stores: FiguresStores,
): Promise<string | null> {
  const { lake } = stores;
  if (submission !== null) {
    const { status } = await describeSubmission(submission, stores);
    const isAsThen = basis === 'in-force' && (status === 'published' || status === 'publishing');
    const since = isAsThen ? undefined : SINCE[status];
    if (since !== undefined) return since;
  }
  const now = returnsUsed(inForce(await readLedger(lake, laCode)));
  if (textOf(now) !== textOf(then)) {
    return 'A return of the council has since been accepted or withdrawn.';
  }
  if (versionOf(await readWanted(lake)) !== views) {
    return 'The way figures are calculated has since changed.';
  }
  return null;
}

function textOf(returns: readonly ReturnUsed[]): string {
  return returns
    .map(({ submission, sequence }) => `${submission} ${sequence}`)
    .sort()
    .join('\n');
}

export interface FiguresStores {
  readonly submissions: ObjectStore;
  readonly lake: ObjectStore;
}
