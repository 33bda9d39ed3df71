import type { StoredSubmission } from '../../schemas/api/submissions.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { displayName } from '../shared/reading/shorten.ts';
import { landingKey } from '../shared/submissions/submission-folder.ts';
import { type OpenedUpload, openUpload } from '../shared/submissions/uploaded-files.ts';

type NamedFile = StoredSubmission['files'][number];

/** A file that has arrived, and its version. */
interface Arrival {
  readonly named: NamedFile;
  readonly size: number;
  readonly etag: string;
  readonly upload: OpenedUpload;
}

/** The files of a submission that have arrived, and problems with those that have not. */
export interface Arrivals {
  readonly files: readonly Arrival[];
  readonly problems: readonly {
    readonly code: 'file-missing' | 'file-changed';
    readonly file: string;
  }[];
}

/**
 * Looks for each file of a submission, without reading it. It is a problem if a file does not have the announced size, or
 * if an earlier reading has found that it was `changed`.
 */
export async function findArrivals(
  { id, files: named }: Pick<StoredSubmission, 'id' | 'files'>,
  landing: ObjectStore,
  changed: ReadonlySet<NamedFile> = new Set(),
): Promise<Arrivals> {
  const files: Arrival[] = [];
  const problems: Arrivals['problems'][number][] = [];
  for (const one of named) {
    const found = await landing.head(landingKey(id, one.index));
    const file = displayName(one.name);
    if (found === undefined) {
      problems.push({ code: 'file-missing', file });
    } else if (changed.has(one) || (one.size ?? found.size) !== found.size) {
      problems.push({ code: 'file-changed', file });
    } else {
      const { size, etag } = found;
      files.push({ named: one, size, etag, upload: openUpload(id, one, landing, etag) });
    }
  }
  return { files, problems };
}

/** The files whose bytes do not have the announced checksum. */
export function findChanged({ files }: Arrivals): readonly NamedFile[] {
  return files
    .filter(
      ({ named, upload }) =>
        (named.sha256 ?? upload.measured().sha256) !== upload.measured().sha256,
    )
    .map(({ named }) => named);
}

/** True if both have the same versions of the same files. */
export function areSame(before: Arrivals, after: Arrivals): boolean {
  const versions = ({ files }: Arrivals) =>
    JSON.stringify(files.map(({ named, etag }) => [named.index, etag]));
  return versions(before) === versions(after);
}
