import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { readPage } from '../../functions/shared/submissions/ledger.ts';
import { missingFiles } from '../../functions/shared/submissions/published-files.ts';
import { inForce } from '../../functions/shared/submissions/returns-in-force.ts';
import {
  readSubmissionObject,
  submissionKey,
} from '../../functions/shared/submissions/submission-folder.ts';
import { parseSubmissionId } from '../../functions/shared/submissions/submission-id.ts';
import { Publication, Rebuild } from '../../schemas/api/submissions.ts';

export interface LakeStores {
  readonly submissions: ObjectStore;
  readonly lake: ObjectStore;
}

/** Which parts of one published return the lake has. */
export interface ReturnInspection {
  readonly id: string;
  readonly isInForce: boolean;
  readonly isInLedger: boolean;
  /** Files that are missing or have another size. Empty for a withdrawn return. */
  readonly missing: readonly string[];
  /** The answer of publish-return to the last request to rebuild the return. */
  readonly answer: Rebuild | undefined;
}

/** Compares a published return with the lake. Throws when it is not published. */
export async function inspectReturn(
  id: string,
  { submissions, lake }: LakeStores,
): Promise<ReturnInspection> {
  const [publication, answer, withdrawal, entries] = await Promise.all([
    readSubmissionObject(submissions, id, 'publication.json', Publication),
    readSubmissionObject(submissions, id, 'rebuild.json', Rebuild),
    submissions.head(submissionKey(id, 'withdrawal.json')),
    readPage(lake, parseSubmissionId(id)),
  ]);
  if (publication === undefined) throw new Error(`The return ${id} is not published.`);
  const tables = answer?.tables ?? publication.tables;
  const isEntered = (action: string) =>
    entries.some((entry) => entry.action === action && entry.submission_id === id);
  return {
    id,
    isInForce: inForce(entries)[0]?.submission_id === id,
    isInLedger: isEntered('accept') && (withdrawal === undefined || isEntered('withdraw')),
    missing: withdrawal ? [] : await missingFiles(id, tables, lake),
    answer,
  };
}

/** True if the ledger entries and every file of the return are in the lake. */
export function isWhole({ isInLedger, missing }: ReturnInspection): boolean {
  return isInLedger && missing.length === 0;
}
