import type { ReleaseChanges } from '../../schemas/api/release-changes.ts';
import { Deployed, VIEW_LIST_KEY } from '../../schemas/lake/view-list.ts';
import type { Measure } from '../../schemas/measures/measure.ts';
import { inBatches } from '../shared/in-batches.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readJson } from '../shared/ports/read-json.ts';
import { keptDefinitions } from '../shared/releases/kept-definitions.ts';
import { describeRelease, releaseBefore } from '../shared/releases/read-releases.ts';
import { pageFolder, readPage } from '../shared/submissions/ledger.ts';
import { pagesOf } from '../shared/submissions/ledger-pages.ts';
import { inForce } from '../shared/submissions/returns-in-force.ts';
import { compareDefinitions } from './compare-definitions.ts';
import { compareReturns, type ReturnsUsed } from './compare-returns.ts';

interface Stores {
  readonly releases: ObjectStore;
  readonly lake: ObjectStore;
}

/** Ledger pages read at the same time. */
const TOGETHER = 32;

/**
 * How the next release, if begun now, would differ from the newest published one: its returns and definitions. Figures are
 * not known until it is calculated. A draft shows them.
 */
export async function previewChanges(
  { releases, lake }: Stores,
  measures: readonly Measure[],
): Promise<ReleaseChanges> {
  const since = await releaseBefore(Number.POSITIVE_INFINITY, releases);
  const manifest =
    since === undefined ? undefined : (await describeRelease(since, releases)).manifest;
  const figures = {
    of: 'none',
    note: 'Figures are compared after they are calculated. To see them before they are published, make a draft.',
    measures: [],
  } as const;
  const common = { release: null, figures: { ...figures, measures: [] } };
  const used = manifest?.returns ?? [];
  const returns = compareReturns(used, await returnsNow(lake, used));
  if (since === undefined || manifest === undefined) {
    return {
      ...common,
      since: null,
      returns,
      definitions: { views: [], reference: [], measures: [] },
    };
  }
  const deployed = (await readJson(lake, VIEW_LIST_KEY, Deployed)) ?? manifest;
  return {
    ...common,
    since,
    returns,
    definitions: compareDefinitions(
      { ...manifest, measures: await keptDefinitions(since, releases) },
      { ...deployed, measures },
    ),
  };
}

/** The returns in force now. A ledger page is not read again when the release already has its newest entry. */
async function returnsNow(lake: ObjectStore, used: ReturnsUsed): Promise<ReturnsUsed> {
  const known = new Map(
    used.map((one) => [pageFolder({ ...one, returnType: one.return }), one] as const),
  );
  const found = await inBatches(await pagesOf(lake), TOGETHER, async (page) => {
    const before = known.get(pageFolder(page));
    if (before?.sequence === page.lastSequence) return [before];
    return inForce(await readPage(lake, page)).map((entry) => ({
      return: entry.return_type,
      laCode: entry.la_code,
      collectionYear: entry.collection_year,
      submission: entry.submission_id,
      sequence: entry.sequence,
    }));
  });
  return found.flat();
}
