import type { StoredSubmission } from '../../../schemas/api/submissions.ts';
import type { ReturnShape } from '../../../schemas/returns/return.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { type ReturnRead, readReturn } from '../reading/read-return.ts';
import { ownFiles } from './files-of-return.ts';
import { landingKey } from './submission-folder.ts';
import { type MeasuredUpload, measureUploads } from './uploaded-files.ts';

interface CheckedReturn extends ReturnRead {
  readonly uploads: readonly MeasuredUpload[];
}

/**
 * Reads the uploads of a checked submission again. Undefined when one of them is not the file that was checked. Throws
 * `NotFound` when one no longer exists.
 */
export async function readCheckedReturn(
  stored: StoredSubmission,
  definition: ReturnShape,
  checked: readonly Pick<MeasuredUpload, 'sha256'>[],
  landing: ObjectStore,
): Promise<CheckedReturn | undefined> {
  const { id, files } = ownFiles(stored);
  const areChecked = (measured: readonly MeasuredUpload[]): boolean =>
    measured.length === checked.length &&
    measured.every(({ sha256 }, index) => sha256 === checked[index]?.sha256);
  const uploads = await measureUploads({ id, files }, landing);
  if (!areChecked(uploads)) return undefined;
  const read = await readReturn(
    files.map(({ name, index }) => ({ name, open: () => landing.read(landingKey(id, index)) })),
    definition,
    stored.collectionYear,
  );
  // A signed upload is valid for some minutes, so a file may have been replaced while it was read.
  const isStillChecked = areChecked(await measureUploads({ id, files }, landing));
  return isStillChecked ? { ...read, uploads } : undefined;
}
