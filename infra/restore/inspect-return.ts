import * as z from 'zod';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { type Decision, pageFolder } from '../../functions/shared/submissions/ledger.ts';
import { damagedFiles } from '../../functions/shared/submissions/published-files.ts';
import { inspectEntry } from '../../functions/shared/submissions/restore-entry.ts';
import { inForce } from '../../functions/shared/submissions/returns-in-force.ts';
import {
  readSubmissionObject,
  submissionKey,
} from '../../functions/shared/submissions/submission-folder.ts';
import { parseSubmissionId } from '../../functions/shared/submissions/submission-id.ts';
import {
  Acceptance,
  Publication,
  Rebuild,
  WithdrawalRequest,
} from '../../schemas/api/submissions.ts';
import { readEntries } from './read-entries.ts';

export interface LakeStores {
  readonly submissions: ObjectStore;
  readonly lake: ObjectStore;
}

/** The folder of a published return no longer has something that every published return has. */
class LostPart extends Error {
  override readonly name = 'LostPart';
}

/** True for an error that says what a folder holds. False for one of the store, which may pass. */
export function isDamage(error: unknown): boolean {
  return error instanceof LostPart || error instanceof SyntaxError || error instanceof z.ZodError;
}

/** Which parts of one published return the lake has. */
export interface ReturnInspection {
  readonly id: string;
  readonly isInForce: boolean;
  /** The first of its ledger entries that is not as it was decided, else `whole`. */
  readonly ledger: Awaited<ReturnType<typeof inspectEntry>>;
  /** Files that are missing or changed. Empty for a withdrawn return. */
  readonly damaged: readonly string[];
  /** The answer of publish-return to the last request to rebuild the return. */
  readonly answer: Rebuild | undefined;
}

/**
 * Compares a published return with the lake: the hash of each file, and each ledger entry with the decision. Throws when
 * it is not published.
 */
export async function inspectReturn(
  id: string,
  { submissions, lake }: LakeStores,
): Promise<ReturnInspection> {
  const page = parseSubmissionId(id);
  const [publication, answer, { decisions, isWithdrawn }, { entries }] = await Promise.all([
    readSubmissionObject(submissions, id, 'publication.json', Publication),
    readSubmissionObject(submissions, id, 'rebuild.json', Rebuild),
    decisionsOn(id, submissions),
    readEntries(`ledger/${pageFolder(page)}`, lake),
  ]);
  if (publication === undefined) throw new Error(`The return ${id} is not published.`);
  const tables = answer?.tables ?? publication.tables;
  const states = await Promise.all(decisions.map((one) => inspectEntry(lake, page, one)));
  return {
    id,
    isInForce: inForce(entries)[0]?.submission_id === id,
    ledger: states.find((state) => state !== 'whole') ?? 'whole',
    damaged: isWithdrawn ? [] : await damagedFiles(id, tables, lake),
    answer,
  };
}

/** True if nothing of the return is missing or damaged in the lake. */
export function isWhole({ ledger, damaged }: ReturnInspection): boolean {
  return ledger === 'whole' && damaged.length === 0;
}

/** The decisions on a return that the ledger must hold. */
async function decisionsOn(id: string, submissions: ObjectStore) {
  const [acceptance, request, withdrawal] = await Promise.all([
    readSubmissionObject(submissions, id, 'acceptance.json', Acceptance),
    readSubmissionObject(submissions, id, 'withdrawal-request.json', WithdrawalRequest),
    submissions.head(submissionKey(id, 'withdrawal.json')),
  ]);
  if (acceptance === undefined) throw new LostPart(`The return ${id} has no acceptance.json.`);
  const decisions: Decision[] = [{ ...acceptance, action: 'accept', submission_id: id }];
  const isWithdrawn = withdrawal !== undefined;
  if (isWithdrawn && request !== undefined) {
    decisions.push({ ...request, action: 'withdraw', submission_id: id });
  }
  return { decisions, isWithdrawn };
}
