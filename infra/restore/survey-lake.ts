import { inBatches } from '../../functions/shared/in-batches.ts';
import { submissionFolder } from '../../functions/shared/submissions/submission-folder.ts';
import type { LedgerEntry } from '../../schemas/lake/ledger.ts';
import { damagedTables } from './damaged-tables.ts';
import {
  inspectReturn,
  isDamage,
  isWhole,
  type LakeStores,
  type ReturnInspection,
} from './inspect-return.ts';
import { readEntries } from './read-entries.ts';

/** Returns that are checked at once. */
const TOGETHER = 8;

/** The lake compared with the submissions that were published into it. */
export interface Survey {
  /** Every published return: those in force first, then the newest. */
  readonly returns: readonly ReturnInspection[];
  /** Submissions that are in force in the ledger but have no publication in the submissions bucket. */
  readonly unknown: readonly string[];
  /** Ledger entries that cannot be read: every release stops at one. Folders of published returns that cannot be read. */
  readonly unreadable: readonly string[];
  /** Missing or damaged reference tables, and the list of views if it is. */
  readonly damagedTables: readonly string[];
}

/** Checks everything that the lake should contain. Changes nothing. Throws when a store does not respond. */
export async function surveyLake(stores: LakeStores): Promise<Survey> {
  const ids = await publishedIds(stores);
  const { entries, unreadable } = await readEntries('ledger/', stores.lake);
  const lost: string[] = [];
  const inspected = await inBatches(ids, TOGETHER, (id) =>
    inspectReturn(id, stores).catch((error: unknown) => {
      if (!isDamage(error)) throw error;
      lost.push(`${submissionFolder(id)}/`);
      return undefined;
    }),
  );
  const returns = inspected.filter((one) => one !== undefined);
  return {
    returns: returns.sort(
      (a, b) => Number(b.isInForce) - Number(a.isInForce) || b.id.localeCompare(a.id),
    ),
    unknown: unknownReturns(new Set(ids), entries),
    unreadable: [...unreadable, ...lost],
    damagedTables: await damagedTables(stores.lake),
  };
}

/** True when nothing is missing or damaged. */
export function isLakeWhole({ returns, unknown, unreadable, damagedTables }: Survey): boolean {
  return (
    [unknown, unreadable, damagedTables].every(({ length }) => length === 0) &&
    returns.every(isWhole)
  );
}

async function publishedIds({ submissions }: LakeStores): Promise<string[]> {
  const ids: string[] = [];
  for await (const { key } of submissions.list('la_code=')) {
    const id = /([^/]+)\/publication\.json$/.exec(key)?.[1];
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

function unknownReturns(known: ReadonlySet<string>, entries: readonly LedgerEntry[]): string[] {
  const accepted = new Set<string>();
  const withdrawn = new Set<string>();
  for (const { action, submission_id } of entries) {
    if (!known.has(submission_id)) (action === 'accept' ? accepted : withdrawn).add(submission_id);
  }
  return [...accepted.difference(withdrawn)].sort();
}
