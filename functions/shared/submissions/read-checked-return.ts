import type { StoredSubmission } from '../../../schemas/api/submissions.ts';
import type { ReturnShape } from '../../../schemas/returns/return.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { type ReturnRead, readReturn } from '../reading/read-return.ts';
import { ownFiles } from './files-of-return.ts';
import { type MeasuredUpload, openUpload } from './uploaded-files.ts';

interface CheckedReturn extends ReturnRead {
  readonly uploads: readonly MeasuredUpload[];
}

/**
 * Reads the uploads of a submission, each once. Undefined if they are not the files that were checked: a signed upload
 * stays valid for some minutes, so a file may have been replaced. Throws `NotFound` if one no longer exists.
 */
export async function readCheckedReturn(
  stored: StoredSubmission,
  definition: ReturnShape,
  checked: readonly Pick<MeasuredUpload, 'sha256'>[],
  landing: ObjectStore,
): Promise<CheckedReturn | undefined> {
  const { id, files } = ownFiles(stored);
  if (files.length !== checked.length) return undefined;
  const opened = files.map((file) => openUpload(id, file, landing));
  const read = await readReturn(
    opened.map(({ file }) => file),
    definition,
    stored.collectionYear,
  );
  const uploads = opened.map((upload) => upload.measured());
  const areChecked = uploads.every(({ sha256 }, index) => sha256 === checked[index]?.sha256);
  return areChecked ? { ...read, uploads } : undefined;
}
