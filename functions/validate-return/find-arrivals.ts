import type { StoredSubmission } from '../../schemas/api/submissions.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { UploadedFile } from '../shared/reading/reading.ts';
import { displayName } from '../shared/reading/shorten.ts';
import { landingKey } from '../shared/submissions/submission-folder.ts';
import { measureUploads } from '../shared/submissions/uploaded-files.ts';

/** The files of a submission that have arrived, and problems with those that have not. */
export interface Arrivals {
  /** The files that are present, with the declared size and checksum. */
  readonly files: readonly UploadedFile[];
  readonly uploads: Awaited<ReturnType<typeof measureUploads>>;
  readonly bytesTotal: number;
  readonly problems: readonly {
    readonly code: 'file-missing' | 'file-changed';
    readonly file: string;
  }[];
}

/** Finds each file of a submission and compares its size and checksum with the declared ones. */
export async function findArrivals(
  stored: StoredSubmission,
  landing: ObjectStore,
): Promise<Arrivals> {
  const files: UploadedFile[] = [];
  const uploads: Arrivals['uploads'] = [];
  const problems: Arrivals['problems'][number][] = [];
  for (const named of stored.files) {
    const key = landingKey(stored.id, named.index);
    const code = (await landing.head(key)) ? undefined : 'file-missing';
    const file = displayName(named.name);
    if (code !== undefined) {
      problems.push({ code, file });
      continue;
    }
    const [upload] = await measureUploads({ id: stored.id, files: [named] }, landing);
    if (upload === undefined || !isAsNamed(upload, named)) {
      problems.push({ code: 'file-changed', file });
      continue;
    }
    uploads.push(upload);
    files.push({ name: named.name, open: () => landing.read(key) });
  }
  const bytesTotal = uploads.reduce((sum, { size }) => sum + size, 0);
  return { files, uploads, bytesTotal, problems };
}

function isAsNamed(
  upload: Arrivals['uploads'][number],
  named: StoredSubmission['files'][number],
): boolean {
  const isSize = named.size === undefined || named.size === upload.size;
  return isSize && (named.sha256 === undefined || named.sha256 === upload.sha256);
}
