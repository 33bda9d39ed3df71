import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { readCouncils } from '../../functions/shared/reference-data/councils.ts';
import {
  type LoadedReferenceData,
  openReferenceData,
} from '../../functions/shared/reference-data/open-reference.ts';
import { SHIPPED_COUNCILS } from '../../infra/shipped-councils.ts';

/** The councils that the project ships. */
export const COUNCILS = readCouncils(SHIPPED_COUNCILS);

/** Reference data of a store. Default: a store without any. */
export function referenceIn(store: ObjectStore = createMemoryStore()): LoadedReferenceData {
  return openReferenceData(store, COUNCILS);
}
