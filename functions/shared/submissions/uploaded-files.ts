import { createHash } from 'node:crypto';
import type { StoredSubmission } from '../../../schemas/api/submissions.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { UploadedFile as ReadableFile } from '../reading/reading.ts';
import { landingKey } from './submission-folder.ts';

/** An uploaded file in the landing bucket. */
export interface MeasuredUpload {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

/** An upload whose size and hash are calculated while it is read, so that they are of the same bytes that were read. */
export interface OpenedUpload {
  /** The file for a reader. If it is read several times, size and hash are those of the last reading. */
  readonly file: ReadableFile;
  /** Size and SHA-256 of the whole file, even if the reader stopped early. Throws if it was never opened. */
  measured(): MeasuredUpload;
}

/**
 * An upload of a submission, for one reading. Reading throws `NotFound` if it no longer exists, and `Replaced` if it does
 * not have this etag.
 */
export function openUpload(
  id: string,
  { index, name }: StoredSubmission['files'][number],
  landing: ObjectStore,
  etag?: string,
): OpenedUpload {
  let found: MeasuredUpload | undefined;
  const open = async function* () {
    const hash = createHash('sha256');
    let size = 0;
    const pieces = landing.read(landingKey(id, index), etag)[Symbol.asyncIterator]();
    const next = async () => {
      const piece = await pieces.next();
      if (piece.done) return undefined;
      hash.update(piece.value);
      size += piece.value.length;
      return piece.value;
    };
    try {
      for (let piece = await next(); piece !== undefined; piece = await next()) yield piece;
    } finally {
      // A reader may stop early, for example at a spreadsheet. The rest is still counted and hashed.
      while ((await next()) !== undefined);
      found = { name, size, sha256: hash.digest('hex') };
    }
  };
  return {
    file: { name, open },
    measured: () => {
      if (found === undefined) throw new Error('The upload has not been read.');
      return found;
    },
  };
}
