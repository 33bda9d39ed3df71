import * as z from 'zod';
import { LedgerEntry } from '../../schemas/lake/ledger.ts';
import { ReferenceEdition } from '../../schemas/lake/reference-edition.ts';
import { releaseLedgerKey } from '../../schemas/lake/release-ledger.ts';
import { Deployed, VIEW_LIST_KEY, ViewList } from '../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { releaseDatabase, releaseFolder } from '../shared/releases/release-folder.ts';
import { inForce, readLedger } from '../shared/submissions/returns-in-force.ts';

/** `snapshot.json` of a release: everything that its tables are made from. */
const Snapshot = z.strictObject({
  database: z.string(),
  /** The returns in force when the release began. */
  entries: z.array(LedgerEntry),
  views: ViewList,
  /** Empty for a release that an earlier version of the service began. It reads the lake's current tables. */
  reference: z.array(ReferenceEdition).default([]),
});
export type Snapshot = z.infer<typeof Snapshot>;

interface Stores {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
}

/**
 * Takes the snapshot of a release on the first call, and returns the same snapshot on later calls. It does not include later
 * changes of returns, views and reference tables.
 */
export async function keepSnapshot(release: number, stores: Stores): Promise<Snapshot> {
  const { releases, lake } = stores;
  const key = `${releaseFolder(release)}/snapshot.json`;
  const kept = (await readJson(releases, key, Snapshot)) ?? (await take(release, key, stores));
  const lines = kept.entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  await lake.create(releaseLedgerKey(release), lines, 'application/json');
  return kept;
}

async function take(release: number, key: string, { releases, lake }: Stores): Promise<Snapshot> {
  const deployed = await readJson(lake, VIEW_LIST_KEY, Deployed);
  if (deployed === undefined) throw new Error('The list of views is missing: deploy them.');
  const entries = [...inForce(await readLedger(lake))];
  const snapshot: Snapshot = { database: releaseDatabase(release), entries, ...deployed };
  if (await releases.create(key, JSON.stringify(snapshot), 'application/json')) return snapshot;
  const kept = await readJson(releases, key, Snapshot);
  if (kept === undefined) throw new Error('The snapshot of the release cannot be read.');
  return kept;
}
