import type { Publication, StoredSubmission } from '../../schemas/api/submissions.ts';
import { shapeOf } from '../../schemas/returns/index.ts';
import type { ReturnShape } from '../../schemas/returns/return.ts';
import { createReferences, type MakeReference } from '../shared/lake/references.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { KeyRing } from '../shared/ports/key-ring.ts';
import type { Metrics } from '../shared/ports/metrics.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { ReadTables } from '../shared/reading/read-return.ts';
import { readCheckedReturn } from '../shared/submissions/read-checked-return.ts';
import { parseSubmissionId } from '../shared/submissions/submission-id.ts';
import type { UploadedFile } from '../shared/submissions/uploaded-files.ts';
import { writeTables } from './write-tables.ts';

export interface PublishDependencies {
  readonly submissions: ObjectStore;
  readonly landing: ObjectStore;
  readonly lake: ObjectStore;
  readonly keys: KeyRing;
  readonly clock: Clock;
  readonly metrics?: Metrics;
  /** The returns that the service takes; all that there are when left out. */
  readonly returns?: readonly ReturnShape[];
}

/** A return whose Parquet files are in the lake. */
export interface WrittenReturn {
  readonly uploads: readonly UploadedFile[];
  readonly tables: ReadTables;
  readonly reference: MakeReference;
  readonly written: Publication['tables'];
}

/**
 * Writes the Parquet files of a return from its uploads. Undefined, and nothing is written, when an upload is not the
 * file that was checked. Throws `NotFound` when an upload is gone.
 */
export async function writeReturn(
  stored: StoredSubmission,
  checked: readonly Pick<UploadedFile, 'sha256'>[],
  { landing, lake, keys, returns }: PublishDependencies,
): Promise<WrittenReturn | undefined> {
  const definition = shapeOf(stored.return, returns);
  const read = await readCheckedReturn(stored, definition, checked, landing);
  if (read === undefined) return undefined;
  const { tables, uploads } = read;
  const reference = createReferences(await keys.councilKey(stored.laCode));
  const written = await writeTables(read, parseSubmissionId(stored.id), reference, lake);
  return { uploads, tables, reference, written };
}
