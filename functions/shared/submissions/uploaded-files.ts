import { createHash } from 'node:crypto';
import type { StoredSubmission } from '../../../schemas/api/submissions.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { landingKey } from './submission-folder.ts';

/** An uploaded file in the landing bucket. */
export interface MeasuredUpload {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** The size and SHA-256 of each file of a submission, read as a stream. Throws `NotFound` when one no longer exists. */
export async function measureUploads(
  { id, files }: Pick<StoredSubmission, 'id' | 'files'>,
  landing: ObjectStore,
): Promise<MeasuredUpload[]> {
  const measured: MeasuredUpload[] = [];
  for (const { index, name } of files) {
    const hash = createHash('sha256');
    let size = 0;
    for await (const bytes of landing.read(landingKey(id, index))) {
      hash.update(bytes);
      size += bytes.length;
    }
    measured.push({ name, size, sha256: hash.digest('hex') });
  }
  return measured;
}
