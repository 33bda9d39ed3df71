import type { TypedTables } from '../../../schemas/returns/engine.ts';
import type { Return } from '../../../schemas/returns/return.ts';
import type { KeyRing } from '../../shared/ports/key-ring.ts';
import type { ObjectStore } from '../../shared/ports/object-store.ts';
import type { ReturnRead } from '../../shared/reading/read-return.ts';
import type { UploadedFile } from '../../shared/reading/reading.ts';
import { lastYearFromLake } from './from-lake.ts';
import { lastYearFromUploads } from './from-uploads.ts';
import type { LastYear } from './last-year.ts';

interface LastYearStores {
  readonly lake: ObjectStore;
  readonly keys: KeyRing;
}

/** The return of the year before: from files uploaded with this one, otherwise the one that the council has published. */
export async function readLastYear(
  definition: Return,
  { laCode, collectionYear }: { readonly laCode: string; readonly collectionYear: number },
  uploaded: readonly UploadedFile[],
  { tables, findings }: ReturnRead,
  stores: LastYearStores,
): Promise<LastYear | undefined> {
  const before = collectionYear - 1;
  if (uploaded.length > 0) {
    return await lastYearFromUploads(uploaded, definition, before, findings);
  }
  const children = childrenOf(tables);
  return await lastYearFromLake({ definition, laCode, collectionYear: before, children }, stores);
}

function childrenOf(tables: TypedTables): ReadonlySet<string> {
  const children = new Set<string>();
  for (const sent of Object.values(tables)) {
    for (const { CHILD } of sent?.rows ?? []) if (typeof CHILD === 'string') children.add(CHILD);
  }
  return children;
}
