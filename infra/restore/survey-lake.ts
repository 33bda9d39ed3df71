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

/** How many returns are looked at together. */
const TOGETHER = 8;

/** The lake compared with the submissions that were published into it. */
export interface Survey {
  /** Every published return: those in force first, then the newest. */
  readonly returns: readonly ReturnInspection[];
  /** Submissions in force by the ledger of which the submissions bucket knows no publication. */
  readonly unknown: readonly string[];
  /** Reference tables, and the list of views, that are not there. */
  readonly missingTables: readonly string[];
}

/** Looks at everything that the lake should hold. It changes nothing. */
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
