import type { FiguresRequest } from '../../schemas/api/figures.ts';
import { StoredSubmission } from '../../schemas/api/submissions.ts';
import type { LedgerEntry } from '../../schemas/lake/ledger.ts';
import { whyNoFigures } from '../shared/figures/why-no-figures.ts';
import { describeSubmission } from '../shared/submissions/describe-submission.ts';
import { inForce, readLedger } from '../shared/submissions/returns-in-force.ts';
import { readSubmissionObject } from '../shared/submissions/submission-folder.ts';
import type { FiguresDependencies } from './dependencies.ts';

/** The returns that figures are calculated from, as ledger entries. */
export interface ChosenReturns {
  readonly inForce: readonly LedgerEntry[];
  /** The returns in force, with the checked return in place of the one for its year. */
  readonly proposed: readonly LedgerEntry[];
  /** The checked return that is not in the ledger yet. Undefined when figures come from the ledger alone. */
  readonly checked: StoredSubmission | undefined;
}

const NONE = 'No return of the council is in force, so there are no figures.';

/** Chooses the returns for a request, from the ledger as it is now. If there can be no figures, gives the reason. */
export async function chooseReturns(
  { laCode, submission: id, at, by }: FiguresRequest,
  { submissions, lake }: Pick<FiguresDependencies, 'submissions' | 'lake'>,
): Promise<ChosenReturns | { readonly failure: string }> {
  const standing = inForce(await readLedger(lake, laCode));
  const asTheyStand = { inForce: standing, proposed: standing, checked: undefined };
  if (id === null) return standing.length === 0 ? { failure: NONE } : asTheyStand;
  const submission = await describeSubmission(id, { submissions, lake });
  const failure = whyNoFigures(submission);
  if (failure !== undefined) return { failure };
  if (standing.some(({ submission_id }) => submission_id === id)) return asTheyStand;
  const checked = await readSubmissionObject(submissions, id, 'submission.json', StoredSubmission);
  if (checked === undefined) throw new Error('The submission is missing.');
  const entry: LedgerEntry = {
    sequence: 1,
    action: 'accept',
    submission_id: id,
    at,
    by,
    return_type: checked.return,
    collection_year: checked.collectionYear,
    la_code: laCode,
  };
  const others = standing.filter(
    ({ return_type, collection_year }) =>
      return_type !== entry.return_type || collection_year !== entry.collection_year,
  );
  return { inForce: standing, proposed: [...others, entry], checked };
}
