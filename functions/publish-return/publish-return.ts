import {
  Acceptance,
  type Publication,
  StoredSubmission,
  WithdrawalRequest,
} from '../../schemas/api/submissions.ts';
import { ValidationSummary } from '../../schemas/api/validation.ts';
import { createReferences } from '../shared/lake/references.ts';
import type { Clock } from '../shared/ports/clock.ts';
import type { KeyRing } from '../shared/ports/key-ring.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import { readReturn } from '../shared/reading/read-return.ts';
import { appendToLedger, type LedgerPage } from '../shared/submissions/ledger.ts';
import {
  landingKey,
  readSubmissionObject,
  submissionKey,
} from '../shared/submissions/submission-folder.ts';
import { parseSubmissionId } from '../shared/submissions/submission-id.ts';
import { measureUploads, type UploadedFile } from '../shared/submissions/uploaded-files.ts';
import { writeKeyFile } from './key-file.ts';
import { writeTables } from './write-tables.ts';

export interface PublishDependencies {
  readonly submissions: ObjectStore;
  readonly landing: ObjectStore;
  readonly lake: ObjectStore;
  readonly keys: KeyRing;
  readonly clock: Clock;
}

const CHANGED =
  'A file was uploaded again after the checks, so it is no longer what you accepted. Nothing has been published. Submit the return again.';

/**
 * Puts an accepted return into the lake: Parquet files, then the council's key file, then the ledger entry that makes
 * it visible, then publication.json for the council. Broken off anywhere and started again, it ends the same.
 * Files that are not those that were checked are not published; failure.json tells the council.
 */
export async function publishReturn(id: string, dependencies: PublishDependencies): Promise<void> {
  const { submissions, landing, lake, keys, clock } = dependencies;
  if (await submissions.head(submissionKey(id, 'publication.json'))) return;
  const { stored, acceptance, validation } = await acceptedReturn(id, submissions);
  const uploads = await measureUploads(stored, landing);
  if (!areThoseChecked(uploads, validation)) return await tellOfChange(id, dependencies);
  const { tables } = await readReturn(
    stored.files.map((file) => ({
      name: file.name,
      open: () => landing.read(landingKey(id, file.index)),
    })),
    stored.collectionYear,
  );
  // A file may be replaced between two readings.
  const after = await measureUploads(stored, landing);
  if (!areThoseChecked(after, validation)) return await tellOfChange(id, dependencies);
  const reference = createReferences(await keys.councilKey(stored.laCode));
  const written = await writeTables(tables, parseSubmissionId(id), reference, lake);
  await submissions.put(submissionKey(id, 'key-file.csv'), writeKeyFile(tables, reference));
  const at = clock.now().toISOString();
  const entry = await appendToLedger(lake, pageOf(stored), {
    action: 'accept',
    submission_id: id,
    at,
    by: acceptance.by,
  });
  const publication: Publication = {
    at: entry.at,
    sequence: entry.sequence,
    files: uploads,
    tables: written,
  };
  await submissions.create(submissionKey(id, 'publication.json'), JSON.stringify(publication));
}

/** Takes a withdrawn return out of force by a ledger entry; the return accepted before it is in force again. */
export async function withdrawReturn(id: string, dependencies: PublishDependencies): Promise<void> {
  const { submissions, lake, clock } = dependencies;
  const [stored, request] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    readSubmissionObject(submissions, id, 'withdrawal-request.json', WithdrawalRequest),
  ]);
  if (!stored || !request) throw new Error('The submission or its withdrawal request is missing.');
  const entry = await appendToLedger(lake, pageOf(stored), {
    action: 'withdraw',
    submission_id: id,
    at: clock.now().toISOString(),
    by: request.by,
  });
  const done = { at: entry.at, sequence: entry.sequence };
  await submissions.create(submissionKey(id, 'withdrawal.json'), JSON.stringify(done));
}

async function acceptedReturn(id: string, submissions: ObjectStore) {
  const [stored, acceptance, validation] = await Promise.all([
    readSubmissionObject(submissions, id, 'submission.json', StoredSubmission),
    readSubmissionObject(submissions, id, 'acceptance.json', Acceptance),
    readSubmissionObject(submissions, id, 'validation.json', ValidationSummary),
  ]);
  if (!stored || !acceptance || !validation) {
    throw new Error('The submission, its checks or its acceptance is missing.');
  }
  if (validation.outcome !== 'clean' && validation.outcome !== 'errors') {
    throw new Error('A return that the checks have stopped cannot be published.');
  }
  return { stored, acceptance, validation };
}

/** A signed upload stays usable for some minutes: what is published must be what was checked. */
function areThoseChecked(
  uploads: readonly UploadedFile[],
  { uploads: checked }: ValidationSummary,
): boolean {
  return (
    uploads.length === checked.length &&
    uploads.every(({ sha256 }, index) => sha256 === checked[index]?.sha256)
  );
}

async function tellOfChange(
  id: string,
  { submissions, clock }: PublishDependencies,
): Promise<void> {
  const failure = { at: clock.now().toISOString(), message: CHANGED };
  await submissions.put(submissionKey(id, 'failure.json'), JSON.stringify(failure));
}

function pageOf(stored: StoredSubmission): LedgerPage {
  const { return: returnType, collectionYear, laCode } = stored;
  return { returnType, collectionYear, laCode };
}
