import type { ReleaseManifest } from '../../schemas/api/releases.ts';
import { releaseLedgerKey } from '../../schemas/lake/release-ledger.ts';
import { Deployed, VIEW_LIST_KEY } from '../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { damagedDocuments } from '../shared/releases/damaged-documents.ts';
import { releaseDatabase, snapshotKey } from '../shared/releases/release-folder.ts';
import { ledgerText, readSnapshot, type Snapshot } from '../shared/releases/release-snapshot.ts';
import { inForce, readLedger } from '../shared/submissions/returns-in-force.ts';

interface Stores {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
}

/**
 * Takes the snapshot of a release on the first call, and returns the same snapshot on later calls. It does not include later
 * changes of returns, views and reference tables.
 */
export async function keepSnapshot(release: number, stores: Stores): Promise<Snapshot> {
  const kept = (await readSnapshot(release, stores.releases)) ?? (await take(release, stores));
  await stores.lake.create(releaseLedgerKey(release), ledgerText(kept), 'application/json');
  return kept;
}

/**
 * The snapshot of a published release, after its ledger in the lake was restored from it if needed. Throws when it is
 * missing or not the one of the manifest: nothing right can be made from another.
 */
export async function restoreSnapshot(
  { release, documents = [] }: Pick<ReleaseManifest, 'release' | 'documents'>,
  { releases, lake }: Stores,
): Promise<Snapshot> {
  const own = documents.filter(({ key }) => key === snapshotKey(release));
  const isDamaged = (await damagedDocuments({ documents: own }, releases)).length > 0;
  const kept = isDamaged ? undefined : await readSnapshot(release, releases);
  if (kept === undefined) throw new Error('The snapshot of a published release is lost.');
  const key = releaseLedgerKey(release);
  const found = await lake.get(key);
  const text = ledgerText(kept);
  const isWhole = found !== undefined && Buffer.from(found.body).toString('utf8') === text;
  if (!isWhole) await lake.put(key, text, 'application/json');
  return kept;
}

async function take(release: number, { releases, lake }: Stores): Promise<Snapshot> {
  const deployed = await readJson(lake, VIEW_LIST_KEY, Deployed);
  if (deployed === undefined) throw new Error('The list of views is missing: deploy them.');
  const entries = [...inForce(await readLedger(lake))];
  const snapshot: Snapshot = { database: releaseDatabase(release), entries, ...deployed };
  const text = JSON.stringify(snapshot);
  if (await releases.create(snapshotKey(release), text, 'application/json')) return snapshot;
  const kept = await readSnapshot(release, releases);
  if (kept === undefined) throw new Error('The snapshot of the release cannot be read.');
  return kept;
}
