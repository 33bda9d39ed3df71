import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { inForce, readLedger } from '../../functions/shared/submissions/ledger.ts';
import { missingFiles } from '../../functions/shared/submissions/published-files.ts';
import {
  readSubmissionObject,
  submissionKey,
} from '../../functions/shared/submissions/submission-folder.ts';
import { Publication, Rebuild, StoredSubmission } from '../../schemas/api/submissions.ts';

export interface LakeStores {
  readonly submissions: ObjectStore;
  readonly lake: ObjectStore;
}

/** What the lake holds of one published return. */
export interface Inspection {
  readonly id: string;
  readonly isInForce: boolean;
  readonly isInLedger: boolean;
  /** Files that are not there or have another size. None for a withdrawn return, which needs none. */
  readonly missing: readonly string[];
  /** What publish-return said when it was last asked to put the return back. */
  readonly answer: Rebuild | undefined;
}

/** Compares a published return with the lake. Throws when it is not published. */
export async function inspectReturn(
  id: string,
  { submissions, lake }: LakeStores,
): Promise<Inspection> {
  const stored = await readSubmissionObject(submissions, id, 'submission.json', StoredSubmission);
  if (stored === undefined) throw new Error(`The return ${id} has no submission.json.`);
  const { return: returnType, collectionYear, laCode } = stored;
  const [publication, answer, withdrawal, entries] = await Promise.all([
    readSubmissionObject(submissions, id, 'publication.json', Publication),
    readSubmissionObject(submissions, id, 'rebuild.json', Rebuild),
    submissions.head(submissionKey(id, 'withdrawal.json')),
    readLedger(lake, { returnType, collectionYear, laCode }),
  ]);
  if (publication === undefined) throw new Error(`The return ${id} is not published.`);
  const tables = answer?.tables ?? publication.tables;
  const isEntered = (action: string) =>
    entries.some((entry) => entry.action === action && entry.submission_id === id);
  return {
    id,
    isInForce: inForce(entries)?.submission_id === id,
    isInLedger: isEntered('accept') && (withdrawal === undefined || isEntered('withdraw')),
    missing: withdrawal ? [] : await missingFiles(id, tables, lake),
    answer,
  };
}

/** True when the lake lacks nothing of the return. */
export function isWhole({ isInLedger, missing }: Inspection): boolean {
  return isInLedger && missing.length === 0;
}
