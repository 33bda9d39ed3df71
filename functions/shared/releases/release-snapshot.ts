import * as z from 'zod';
import { LedgerEntry } from '../../../schemas/lake/ledger.ts';
import { ReferenceEdition } from '../../../schemas/lake/reference-edition.ts';
import { ViewList } from '../../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { readJson } from '../ports/read-json.ts';
import { snapshotKey } from './release-folder.ts';

/** `snapshot.json` of a release: everything that its tables are made from. */
export const Snapshot = z.strictObject({
  database: z.string(),
  /** The returns in force when the release began. */
  entries: z.array(LedgerEntry),
  views: ViewList,
  /** Empty for a release that an earlier version of the service began. It reads the lake's current tables. */
  reference: z.array(ReferenceEdition).default([]),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** The snapshot of a release. Undefined when none was taken. */
export async function readSnapshot(
  release: number,
  releases: ObjectStore,
): Promise<Snapshot | undefined> {
  return await readJson(releases, snapshotKey(release), Snapshot);
}

/** The text of the release's ledger in the lake. The same snapshot always gives the same text. */
export function ledgerText({ entries }: Pick<Snapshot, 'entries'>): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
