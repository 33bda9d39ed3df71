import { inBatches } from '../../functions/shared/in-batches.ts';
import { readLedger } from '../../functions/shared/submissions/returns-in-force.ts';
import { VIEW_LIST_KEY } from '../../schemas/lake/view-list.ts';
import { REFERENCE_TABLES } from '../../schemas/reference.ts';
import {
  inspectReturn,
  isWhole,
  type LakeStores,
  type ReturnInspection,
} from './inspect-return.ts';

/** Returns that are checked at once. */
const TOGETHER = 8;

/** The lake compared with the submissions that were published into it. */
export interface Survey {
  /** Every published return: those in force first, then the newest. */
  readonly returns: readonly ReturnInspection[];
  /** Submissions that are in force in the ledger but have no publication in the submissions bucket. */
  readonly unknown: readonly string[];
  /** Missing reference tables, and the list of views if it is missing. */
  readonly missingTables: readonly string[];
}

/** Checks everything that the lake should contain. Changes nothing. */
export async function surveyLake(stores: LakeStores): Promise<Survey> {
  const ids = await publishedIds(stores);
  const returns = await inBatches(ids, TOGETHER, (id) => inspectReturn(id, stores));
  return {
    returns: returns.sort(
      (a, b) => Number(b.isInForce) - Number(a.isInForce) || b.id.localeCompare(a.id),
    ),
    unknown: await unknownReturns(new Set(ids), stores),
    missingTables: await missingTables(stores),
  };
}

/** True when nothing is missing. */
export function isLakeWhole({ returns, unknown, missingTables }: Survey): boolean {
  return unknown.length === 0 && missingTables.length === 0 && returns.every(isWhole);
}

async function publishedIds({ submissions }: LakeStores): Promise<string[]> {
  const ids: string[] = [];
  for await (const { key } of submissions.list('la_code=')) {
    const id = /([^/]+)\/publication\.json$/.exec(key)?.[1];
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

async function unknownReturns(known: ReadonlySet<string>, { lake }: LakeStores): Promise<string[]> {
  const accepted = new Set<string>();
  const withdrawn = new Set<string>();
  for (const { action, submission_id } of await readLedger(lake)) {
    if (!known.has(submission_id)) (action === 'accept' ? accepted : withdrawn).add(submission_id);
  }
  return [...accepted.difference(withdrawn)].sort();
}

async function missingTables({ lake }: LakeStores): Promise<string[]> {
  const keys = REFERENCE_TABLES.map(({ table }) => `${table.location}/data.parquet`);
  const found = await Promise.all(
    [...keys, VIEW_LIST_KEY].map(async (key) => ((await lake.head(key)) ? [] : [key])),
  );
  return found.flat();
}
