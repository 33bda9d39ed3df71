import type { StoredSubmission } from '../../schemas/api/submissions.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { displayName } from '../shared/reading/shorten.ts';
import { landingKey } from '../shared/submissions/submission-folder.ts';
import { type OpenedUpload, openUpload } from '../shared/submissions/uploaded-files.ts';

type NamedFile = StoredSubmission['files'][number];

/** A file that is there, in the version that was found. */
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
 * Looks for each file of a submission, without reading it. A file of another size than was named is a problem, as is one
 * that an earlier reading has found to be `changed`.
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

/** The files that turned out, once read, not to have the checksum that was named. */
export function findChanged({ files }: Arrivals): readonly NamedFile[] {
  return files
    .filter(
      ({ named, upload }) =>
        (named.sha256 ?? upload.measured().sha256) !== upload.measured().sha256,
    )
    .map(({ named }) => named);
}

/** True when the same versions of the same files are there. */
export function areSame(before: Arrivals, after: Arrivals): boolean {
  const versions = ({ files }: Arrivals) =>
    JSON.stringify(files.map(({ named, etag }) => [named.index, etag]));
  return versions(before) === versions(after);
}
