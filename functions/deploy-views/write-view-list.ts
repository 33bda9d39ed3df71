import { createHash } from 'node:crypto';
import { VIEW_LIST_KEY, type ViewList } from '../../schemas/lake/view-list.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { View } from './views.ts';

/** Keeps which views are in place, with the hash of each, for releases to cite. */
export async function writeViewList(lake: ObjectStore, views: readonly View[]): Promise<void> {
  const list: ViewList = views.map(({ name, layer, sql }) => ({
    view: name,
    layer,
    sha256: createHash('sha256').update(sql).digest('hex'),
  }));
  await lake.put(VIEW_LIST_KEY, JSON.stringify(list), 'application/json');
}
