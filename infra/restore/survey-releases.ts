import { hashOfObject } from '../../functions/shared/ports/hash-of-object.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { damagedDocuments } from '../../functions/shared/releases/damaged-documents.ts';
import { lostTables } from '../../functions/shared/releases/lost-tables.ts';
import { releaseFolder } from '../../functions/shared/releases/release-folder.ts';
import { ledgerText, readSnapshot } from '../../functions/shared/releases/release-snapshot.ts';
import { tablesOfRelease } from '../../functions/shared/releases/tables-of-release.ts';
import { ReleaseManifest, type ReleaseRebuild } from '../../schemas/api/releases.ts';
import { editionKey } from '../../schemas/lake/reference-edition.ts';
import { releaseLedgerKey } from '../../schemas/lake/release-ledger.ts';

interface Stores {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
}

/** What is missing or damaged of one published release. */
export interface ReleaseInspection {
  readonly release: number;
  /** Submissions that it uses. */
  readonly returns: readonly string[];
  /** True if its ledger entries in the lake are not those of its snapshot. */
  readonly lacksLedger: boolean;
  /** Keys of reference tables that it reads. */
  readonly lostEditions: readonly string[];
  /** Views whose tables do not have the files that the release lists. */
  readonly lostTables: readonly string[];
  /** Keys of its documents. */
  readonly lostDocuments: readonly string[];
  /** Objects that only old versions of the bucket can give back: its manifest, request or snapshot. */
  readonly lostRoots: readonly string[];
  /** The result of its last rebuild. */
  readonly outcome: ReleaseRebuild['outcome'] | undefined;
  readonly rebuilds: number;
}

/** Compares every published release with the lake. */
export async function surveyReleases(stores: Stores): Promise<readonly ReleaseInspection[]> {
  const found: ReleaseInspection[] = [];
  for (const release of await numbersOf(stores.releases)) {
    const one = await inspectRelease(release, stores);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Every release with a folder, also one that has lost its request. */
async function numbersOf(releases: ObjectStore): Promise<number[]> {
  const numbers = new Set<number>();
  for await (const { key } of releases.list('0')) {
    const number = /^(\d{6})\//u.exec(key)?.[1];
    if (number !== undefined) numbers.add(Number(number));
  }
  return [...numbers].sort((a, b) => a - b);
}

/** Compares a release with the lake, by hash; undefined for one that is not published. */
export async function inspectRelease(
  release: number,
  { releases, lake }: Stores,
): Promise<ReleaseInspection | undefined> {
  const folder = releaseFolder(release);
  const nothing = { lostEditions: [], lostTables: [], lostDocuments: [], rebuilds: 0 } as const;
  const manifest = await readManifest(`${folder}/manifest.json`, releases);
  if (manifest === undefined) return undefined;
  if (manifest === 'unreadable') {
    const lostRoots = [`${folder}/manifest.json`];
    return { release, returns: [], lacksLedger: false, ...nothing, lostRoots, outcome: undefined };
  }
  const damaged = (await damagedDocuments(manifest, releases)).map(({ key }) => key);
  const roots = [`${folder}/snapshot.json`, `${folder}/request.json`];
  const isLost = await Promise.all(
    roots.map(async (key) => damaged.includes(key) || !(await releases.head(key))),
  );
  const lostRoots = roots.filter((_, at) => isLost[at]);
  const { tables, rebuild, outcome } = await tablesOfRelease(manifest, releases);
  return {
    release,
    returns: manifest.returns.map(({ submission }) => submission),
    lacksLedger: !isLost[0] && !(await hasLedger(release, { releases, lake })),
    lostEditions: await damagedEditions(manifest, lake),
    lostTables: await lostTables(tables, lake),
    lostDocuments: damaged.filter((key) => !roots.includes(key)),
    lostRoots,
    outcome,
    rebuilds: rebuild,
  };
}

async function readManifest(
  key: string,
  releases: ObjectStore,
): Promise<ReleaseManifest | 'unreadable' | undefined> {
  const found = await releases.get(key);
  if (found === undefined) return undefined;
  try {
    return ReleaseManifest.parse(JSON.parse(Buffer.from(found.body).toString('utf8')));
  } catch {
    return 'unreadable';
  }
}

async function damagedEditions(manifest: ReleaseManifest, lake: ObjectStore): Promise<string[]> {
  const damaged: string[] = [];
  for (const edition of manifest.reference) {
    const key = editionKey(edition);
    if ((await hashOfObject(key, lake)) !== edition.sha256) damaged.push(key);
  }
  return damaged;
}

async function hasLedger(release: number, { releases, lake }: Stores): Promise<boolean> {
  const snapshot = await readSnapshot(release, releases);
  const found = await lake.get(releaseLedgerKey(release));
  return (
    snapshot !== undefined &&
    found !== undefined &&
    Buffer.from(found.body).toString('utf8') === ledgerText(snapshot)
  );
}

/** True if nothing of the release is missing or damaged. */
export function isReleaseWhole(one: ReleaseInspection): boolean {
  const lost = [one.lostEditions, one.lostTables, one.lostDocuments, one.lostRoots];
  return one.outcome !== 'differs' && !one.lacksLedger && lost.every(({ length }) => length === 0);
}

/** What to do about a release whose restored tables differ. */
export const DIFFERS =
  'its tables were written again, and their rows differ from its manifest. Its documents are still right. Copy the files of its tables back from old versions in the lake bucket, then delete its folder rebuilds/.';

/** What to do about a release with documents that cannot be made again. */
export const DOCUMENTS_DIFFER =
  'its missing or damaged documents were made again, and are not those of its manifest. Fetch them back from the versions of the releases bucket.';

/** What is missing or damaged of releases, one line each, for an operator. */
export function complaintsOfReleases(releases: readonly ReleaseInspection[]): string[] {
  return releases.flatMap((one) => {
    const complaints = [
      ...one.lostRoots.map((key) => `${key} is missing or damaged.`),
      ...(one.lacksLedger ? ['its ledger entries are missing or damaged.'] : []),
      ...one.lostEditions.map((key) => `${key}, which it reads, is missing or damaged.`),
      ...(one.outcome === 'differs' ? [DIFFERS] : []),
      ...(one.lostTables.length > 0
        ? [`tables with missing or damaged files: ${one.lostTables.join(', ')}.`]
        : []),
      ...(one.lostDocuments.length > 0
        ? [
            `documents missing or damaged: ${one.lostDocuments.length}, such as ${one.lostDocuments[0]}.`,
          ]
        : []),
    ];
    return complaints.map((words) => `Release ${one.release}: ${words}`);
  });
}
