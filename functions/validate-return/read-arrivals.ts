import type { StoredSubmission } from '../../schemas/api/submissions.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { Replaced } from '../shared/errors.ts';
import type { KeyRing } from '../shared/ports/key-ring.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import {
  type ReadingProgress,
  type ReturnRead,
  readReturn,
} from '../shared/reading/read-return.ts';
import { lastYearsFiles, ownFiles } from '../shared/submissions/files-of-return.ts';
import type { MeasuredUpload } from '../shared/submissions/uploaded-files.ts';
import { type Arrivals, areSame, findArrivals, findChanged } from './find-arrivals.ts';
import type { LastYear } from './last-year/last-year.ts';
import { readLastYear } from './last-year/read-last-year.ts';

/** A return and last year's return, read from the uploads. */
export interface ReadArrivals {
  readonly read: ReturnRead;
  readonly lastYear: LastYear | undefined;
  /** The files of the return as they were read, and those of last year's. */
  readonly uploads: MeasuredUpload[];
  readonly pastUploads: MeasuredUpload[];
}

interface Stores {
  readonly landing: ObjectStore;
  readonly lake: ObjectStore;
  readonly keys: KeyRing;
}

interface Progress {
  begin(bytesTotal: number): Promise<void>;
  readonly onReading: (progress: ReadingProgress) => Promise<void>;
}

/**
 * Reads the files of a submission, each once. If a file is not the announced one, that is a finding, it is not part of
 * the return, and the others are read again. Throws `Replaced` if a file is uploaded again during the reading.
 */
export async function readArrivals(
  definition: Return,
  stored: StoredSubmission,
  stores: Stores,
  progress: Progress,
): Promise<ReadArrivals> {
  const changed = new Set<StoredSubmission['files'][number]>();
  const find = async () => ({
    own: await findArrivals(ownFiles(stored), stores.landing, changed),
    past: await findArrivals(lastYearsFiles(stored), stores.landing, changed),
  });
  for (;;) {
    const { own, past } = await find();
    await progress.begin(own.files.reduce((sum, { size }) => sum + size, 0));
    const { onReading: onProgress } = progress;
    const read = await readReturn(filesOf(own), definition, stored.collectionYear, { onProgress });
    const lastYear = await readLastYear(definition, stored, filesOf(past), read, stores);
    const others = [...findChanged(own), ...findChanged(past)];
    if (others.length > 0) {
      for (const file of others) changed.add(file);
      continue;
    }
    const after = await find();
    if (!areSame(own, after.own) || !areSame(past, after.past)) {
      throw new Replaced('A file has been replaced while the return was checked.');
    }
    for (const { code, file } of [...own.problems, ...past.problems]) {
      read.findings.report(code, { file });
    }
    return { read, lastYear, uploads: measuredOf(own), pastUploads: measuredOf(past) };
  }
}

function filesOf({ files }: Arrivals) {
  return files.map(({ upload }) => upload.file);
}

function measuredOf({ files }: Arrivals): MeasuredUpload[] {
  return files.map(({ upload }) => upload.measured());
}
