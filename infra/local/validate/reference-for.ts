import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TypedTables } from '../../../schemas/returns/engine.ts';
import type { ReferenceData } from '../../../schemas/returns/reference-data.ts';
import type { Options } from './options.ts';

// Relative to the project, because the bundle is in another folder.
const COUNCILS_CSV = 'sql/reference/ref_councils.csv';

/** The code of a council that did not exist in the collection year. */
export class WrongCouncil extends Error {
  override readonly name = 'WrongCouncil';
}

/**
 * The reference data for rules. Default: none. With a council, that council and the lists in the data folder of the local
 * service. Throws `WrongCouncil`.
 */
export async function referenceFor(
  { council, year, definition }: Options,
  returns: readonly (TypedTables | undefined)[],
): Promise<ReferenceData> {
  if (council === undefined) return {};
  // Loaded only here: most runs name no council, and for a small return the start takes most of the time.
  const [
    { readCouncils },
    { whyNoReturn },
    { openReferenceData },
    { wantedReference },
    { createFolderStore },
    stores,
  ] = await Promise.all([
    import('../../../functions/shared/reference-data/councils.ts'),
    import('../../../functions/shared/reference-data/council-in-year.ts'),
    import('../../../functions/shared/reference-data/open-reference.ts'),
    import('../../../functions/validate-return/wanted-reference.ts'),
    import('../folder-store.ts'),
    import('../stores.ts'),
  ]);
  const councils = readCouncils(resolve(COUNCILS_CSV));
  const refusal = whyNoReturn(councils, council, year);
  if (refusal !== undefined) throw new WrongCouncil(refusal.message);
  const data = resolve(process.env.DATA_DIR || '.data');
  const folder = stores.bucketFolder(data, 'reference');
  if (!existsSync(folder)) return { council: councils.council(council) };
  const store = createFolderStore({ folder, scratch: folder });
  const wanted = wantedReference(council, definition, returns);
  return (await openReferenceData(store, councils).forReturn(wanted)).referenceData;
}
