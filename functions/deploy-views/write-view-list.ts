import { createHash } from 'node:crypto';
import type { ReferenceEdition } from '../../schemas/lake/reference-edition.ts';
import { type Deployed, VIEW_LIST_KEY, type ViewList } from '../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readsOf, type View } from './views.ts';

/** Stores the deployed views with their SQL, and the reference tables that they read. Releases use and cite this list. */
export async function writeViewList(
  lake: ObjectStore,
  views: readonly View[],
  reference: readonly ReferenceEdition[],
): Promise<void> {
  const list: ViewList = views.map((view) => ({
    view: view.name,
    layer: view.layer,
    sql: view.sql,
    sha256: createHash('sha256').update(view.sql).digest('hex'),
    reads: [...readsOf(view)],
    isWritten: view.isWritten || view.layer === 'marts',
    key: [...view.key],
  }));
  const deployed: Deployed = { views: list, reference: [...reference] };
  await lake.put(VIEW_LIST_KEY, JSON.stringify(deployed), 'application/json');
}
