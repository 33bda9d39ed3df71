import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { readJson } from '../../functions/shared/ports/read-json.ts';
import { lostTables } from '../../functions/shared/releases/lost-tables.ts';
import { releaseNumbers } from '../../functions/shared/releases/read-releases.ts';
import { releaseFolder } from '../../functions/shared/releases/release-folder.ts';
import { ReleaseManifest, ReleaseRebuild } from '../../schemas/api/releases.ts';
import { editionKey } from '../../schemas/lake/reference-edition.ts';
import { releaseLedgerKey } from '../../schemas/lake/release-ledger.ts';

interface Stores {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
}

/** What is missing in the lake of one published release. */
export interface ReleaseInspection {
  readonly release: number;
  /** Submissions that it uses. */
  readonly returns: readonly string[];
  readonly lacksLedger: boolean;
  /** Keys of reference tables that it reads. */
  readonly lostEditions: readonly string[];
  /** Views whose tables do not have the files that the release lists. */
  readonly lostTables: readonly string[];
  /** True if its tables were written again with rows other than those in its manifest. */
  readonly differs: boolean;
}

/** Compares every published release with the lake. */
export async function surveyReleases(stores: Stores): Promise<readonly ReleaseInspection[]> {
  const found: ReleaseInspection[] = [];
  for (const release of await releaseNumbers(stores.releases)) {
    const one = await inspectRelease(release, stores);
    if (one !== undefined) found.push(one);
  }
  return found;
}

/** Compares a release with the lake; undefined for one that is not published. */
export async function inspectRelease(
  release: number,
  { releases, lake }: Stores,
): Promise<ReleaseInspection | undefined> {
  const key = `${releaseFolder(release)}/manifest.json`;
  const manifest = await readJson(releases, key, ReleaseManifest);
  if (manifest === undefined) return undefined;
  const editions = await Promise.all(
    manifest.reference.map(editionKey).map(async (at) => ((await lake.head(at)) ? [] : [at])),
  );
  const rebuild = await readJson(
    releases,
    `${releaseFolder(release)}/rebuild.json`,
    ReleaseRebuild,
  );
  return {
    release,
    returns: manifest.returns.map(({ submission }) => submission),
    lacksLedger: (await lake.head(releaseLedgerKey(release))) === undefined,
    lostEditions: editions.flat(),
    lostTables: await lostTables(rebuild?.tables ?? manifest.tables, lake),
    differs: rebuild?.outcome === 'differs',
  };
}

/** True if nothing of the release is missing in the lake. */
export function isReleaseWhole(one: ReleaseInspection): boolean {
  return (
    !one.differs && !one.lacksLedger && one.lostEditions.length === 0 && one.lostTables.length === 0
  );
}

/** What to do about a release whose restored tables differ. */
export const DIFFERS =
  'its tables were written again, and their rows differ from its manifest. Its documents are still right. Copy the files of its tables back from old versions in the lake bucket, then delete its rebuild.json.';

/** What is missing of releases, one line each, for an operator. */
export function complaintsOfReleases(releases: readonly ReleaseInspection[]): string[] {
  return releases.flatMap(({ release, lacksLedger, lostEditions, lostTables: tables, differs }) => [
    ...(lacksLedger ? [`Release ${release}: its ledger entries are missing.`] : []),
    ...lostEditions.map((key) => `Release ${release}: ${key}, which it reads, is missing.`),
    ...(differs ? [`Release ${release}: ${DIFFERS}`] : []),
    ...(tables.length > 0
      ? [`Release ${release}: tables with missing or damaged files: ${tables.join(', ')}.`]
      : []),
  ]);
}
