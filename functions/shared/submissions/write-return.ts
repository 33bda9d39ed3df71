import type { Publication, StoredSubmission } from '../../../schemas/api/submissions.ts';
import { shapeOf } from '../../../schemas/returns/index.ts';
import type { ReturnShape } from '../../../schemas/returns/return.ts';
import { createReferences, type MakeReference } from '../lake/references.ts';
import type { KeyRing } from '../ports/key-ring.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { ReadTables } from '../reading/read-return.ts';
import { readCheckedReturn } from './read-checked-return.ts';
import { parseSubmissionId } from './submission-id.ts';
import type { MeasuredUpload } from './uploaded-files.ts';
import { type PlaceOf, writeReturnTables } from './write-return-tables.ts';

/** What writing the files of a return depends on. */
export interface WriteDependencies {
  readonly landing: ObjectStore;
  readonly lake: ObjectStore;
  readonly keys: KeyRing;
  /** The kinds of return that the service accepts. Default: all. */
  readonly returns?: readonly ReturnShape[];
}

/** A return whose Parquet files are in the lake. */
export interface WrittenReturn {
  readonly uploads: readonly MeasuredUpload[];
  readonly tables: ReadTables;
  readonly makeReference: MakeReference;
  readonly written: Publication['tables'];
}

/**
 * Writes the Parquet files of a return from its uploads. Default place: the folders of the lake's tables. Returns undefined
 * and writes nothing when an upload is not the file that was checked. Throws `NotFound` when one no longer exists.
 */
export async function writeReturn(
  stored: StoredSubmission,
  checked: readonly Pick<MeasuredUpload, 'sha256'>[],
  { landing, lake, keys, returns }: WriteDependencies,
  placeOf?: PlaceOf,
): Promise<WrittenReturn | undefined> {
  const definition = shapeOf(stored.return, returns);
  const read = await readCheckedReturn(stored, definition, checked, landing);
  if (read === undefined) return undefined;
  const { tables, uploads } = read;
  const makeReference = createReferences(await keys.councilKey(stored.laCode));
  const submission = parseSubmissionId(stored.id);
  const written = await writeReturnTables(read, submission, makeReference, lake, placeOf);
  return { uploads, tables, makeReference, written };
}
