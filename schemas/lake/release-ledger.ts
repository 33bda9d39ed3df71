import * as z from 'zod';
import { columnsOf, type LakeTable } from './columns.ts';
import { LedgerEntry } from './ledger.ts';

const Release = z.object({
  release: z.int32().min(1).meta({ description: 'Number of the release.' }),
});

/** The entries of the ledger that each release rests on: what the release's own views read as the ledger. */
export const RELEASE_LEDGER: LakeTable = {
  name: 'release_ledger',
  description: 'The entries of the ledger that each release rests on, written down as it begins.',
  format: 'json-lines',
  location: 'release-ledger',
  partitions: columnsOf(Release),
  columns: columnsOf(LedgerEntry),
};

/** Key, in the lake bucket, of the entries of one release. */
export function releaseLedgerKey(release: number): string {
  return `${RELEASE_LEDGER.location}/release=${release}/entries.json`;
}
