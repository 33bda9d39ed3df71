import * as z from 'zod';
import { columnsOf, type LakeTable } from './columns.ts';
import { LedgerEntry } from './ledger.ts';

const Release = z.object({
  release: z.int32().min(1).meta({ description: 'Number of the release.' }),
});

/** The ledger entries that each release is based on. The views of a release read these instead of the ledger. */
export const RELEASE_LEDGER: LakeTable = {
  name: 'release_ledger',
  description: 'The ledger entries that each release is based on, recorded when it starts.',
  format: 'json-lines',
  location: 'release-ledger',
  partitions: columnsOf(Release),
  columns: columnsOf(LedgerEntry),
};

/** Key of one release's entries in the lake bucket. */
export function releaseLedgerKey(release: number): string {
  return `${RELEASE_LEDGER.location}/release=${release}/entries.json`;
}
