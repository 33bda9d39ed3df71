import { makeReturns } from '../../../infra/local/demonstration/make-returns.ts';
import type { Stores } from '../../../infra/local/stores.ts';
import { makeFigures } from '../../pages/support/figures.ts';
import { makeEveryState } from '../../pages/support/submissions.ts';
import { filesOf } from '../../support/small-council.ts';
import type { World } from '../../support/world.ts';
import { openQuietStores } from './quiet-stores.ts';

/** Ids of what `makeScenes` has made. */
export interface Scenes {
  /** Submission of Wirral for 2025, published with errors. */
  readonly published: string;
  /** Number of the release with Wirral's figures. */
  readonly release: number;
  /** Evidence pack of Wirral. */
  readonly pack: string;
}

const REASON = 'The council has no record of the earlier placements.';
/** The views of a release in progress. */
const VIEWS = ['int_children', 'int_child_year', 'indicator'].map((view) => ({
  view,
  isWritten: true,
}));
const NOW = '2026-11-22T11:00:00.000Z';

/** Wirral's returns. The later one has mistakes. */
export function wirralReturns() {
  return makeReturns({
    laCode: '344',
    years: [2024, 2025],
    children: 30,
    placements3PlusShare: 0.2,
    socialWorkers3PlusShare: 0.3,
    seed: 'browser',
    mistakes: true,
  });
}

/** Publishes Wirral's returns, a release and a pack as users do, and puts submissions of Central Bedfordshire in every state. */
export async function makeScenes(world: World): Promise<Scenes> {
  const officer = await world.as('officer 344');
  const returns = wirralReturns();
  const first = await officer.submit('344', 2024, filesOf(returns, 2024));
  await officer.accept(first.id, first.status === 'errors' ? REASON : undefined);
  const second = await officer.submit('344', 2025, filesOf(returns, 2025));
  await officer.accept(second.id, REASON);
  const analyst = await world.as('analyst');
  await analyst.post('/api/v1/releases', { note: 'For the browser tests.' });
  await analyst.waitWhile('/api/v1/releases/1', 'publishing');
  const inspector = await world.as('inspector');
  await inspector.post('/api/v1/evidence-packs', { laCode: '344', release: 1 });
  await inspector.waitWhile('/api/v1/evidence-packs/344-1', 'building');
  await makeUnfinishedWork(world.dataFolder);
  return { published: second.id, release: 1, pack: '344-1' };
}

async function makeUnfinishedWork(dataFolder: string): Promise<void> {
  const stores = openQuietStores(dataFolder);
  await makeEveryState({ stores });
  await makeFigures({ stores });
  const put = (key: string, value: object) => stores.releases.put(key, JSON.stringify(value));
  const release = { at: NOW, by: 'analyst', note: 'The next' };
  await put('000002/request.json', release);
  await put('000002/snapshot.json', { views: VIEWS });
  await put('000002/steps/int_children/table.json', {});
  await makeDraft(stores);
  await put('000004/request.json', release);
  await put('000004/snapshot.json', { views: VIEWS });
  await put('000004/failure.json', { at: NOW, message: 'The release could not be published.' });
  for (const laCode of ['301', '302']) {
    const request = { laCode, release: 1, requestedAt: NOW };
    await put(`packs/000001/${laCode}/pack-request.json`, request);
  }
  const message = 'The pack could not be written. Ask for it again.';
  await put('packs/000001/302/failure.json', { at: NOW, message });
}

/** Release 3, a draft without Wirral's return of 2024, in which one figure changes. */
async function makeDraft({ releases }: Stores): Promise<void> {
  const put = (key: string, value: object) => releases.put(`000003/${key}`, JSON.stringify(value));
  const read = async (key: string) =>
    JSON.parse(Buffer.from((await releases.get(`000001/${key}`))?.body ?? '').toString('utf8'));
  const { publishedAt: draftedAt, ...manifest } = await read('manifest.json');
  const [used] = manifest.returns.slice(1);
  const views = manifest.views.map(({ view, sha256 }: { view: string; sha256: string }) =>
    view === 'indicator' ? { view, sha256: 'a'.repeat(64) } : { view, sha256 },
  );
  const [first, ...measures] = await read('catalogue.json');
  const figure = (value: number) => ({
    value,
    numerator: 3 * value,
    denominator: 300,
    councilsCounted: 1,
  });
  const { id: measure, profile, title, unit } = first;
  const cell = {
    change: 'moved',
    collectionYear: 2025,
    unitLevel: 'council',
    unitCode: '344',
    breakdown: 'total',
    category: 'Total',
    by: 2,
    before: figure(10),
    after: figure(12),
  };
  const counts = { amount: 0.5, moved: 1, movedLess: 2, appeared: 0, disappeared: 0 };
  const changes = { measure, profile, title, unit, basis: 'computed', ...counts, cells: [cell] };
  await put('request.json', { at: NOW, by: 'analyst', note: 'To look at first', draft: true });
  await put('catalogue.json', [{ ...first, denominator: 'All children' }, ...measures]);
  await put('places.json', await read('places.json'));
  await put('changes.json', { since: 1, isCompared: true, measures: [changes] });
  await put('draft.json', { ...manifest, release: 3, draftedAt, returns: [used], views });
}
