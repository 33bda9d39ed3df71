import type { ReturnUsed } from '../../../schemas/api/figures.ts';
import type { LedgerEntry } from '../../../schemas/lake/ledger.ts';

/** The returns of ledger entries, as figures list them. A submission that is not accepted has no sequence number. */
export function returnsUsed(
  entries: readonly LedgerEntry[],
  notAccepted?: string | undefined,
): ReturnUsed[] {
  return entries.map(({ return_type, collection_year, submission_id, sequence }) => ({
    return: return_type,
    collectionYear: collection_year,
    submission: submission_id,
    sequence: submission_id === notAccepted ? null : sequence,
  }));
}
