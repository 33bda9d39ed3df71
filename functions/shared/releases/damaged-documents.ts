import type { ReleaseManifest } from '../../../schemas/api/releases.ts';
import { inBatches } from '../in-batches.ts';
import { hashOfObject } from '../ports/hash-of-object.ts';
import type { ObjectStore } from '../ports/object-store.ts';

const TOGETHER = 16;

/**
 * The documents of a published release that are missing, or are not the bytes that its manifest names. None for a release
 * of an earlier version of the service, which does not name them.
 */
export async function damagedDocuments(
  { documents = [] }: Pick<ReleaseManifest, 'documents'>,
  releases: ObjectStore,
): Promise<NonNullable<ReleaseManifest['documents']>> {
  const checked = await inBatches(documents, TOGETHER, async (document) => {
    const isWhole = (await hashOfObject(document.key, releases)) === document.sha256;
    return isWhole ? [] : [document];
  });
  return checked.flat();
}
