import { setTimeout as wait } from 'node:timers/promises';
import { submissionKey } from '../../functions/shared/submissions/submission-folder.ts';
import {
  inspectReturn,
  isWhole,
  type LakeStores,
  type ReturnInspection,
} from './inspect-return.ts';
import { isLakeWhole, type Survey, surveyLake } from './survey-lake.ts';

export interface RestoreDependencies extends LakeStores {
  /** Runs deploy-views, which loads the reference tables and defines the views. */
  readonly deployViews: () => Promise<void>;
  readonly say: (line: string) => void;
  /** Milliseconds to wait for the next answer of publish-return. */
  readonly patienceMs?: number;
  readonly pauseMs?: number;
}

export interface Restored {
  /** True if nothing is missing or damaged in the lake now. */
  readonly isWhole: boolean;
  readonly wasWhole: readonly string[];
  readonly rebuilt: readonly string[];
  /** Returns that could not be rebuilt, with the reason and what to do. */
  readonly failed: readonly { readonly id: string; readonly why: string }[];
}

/** How long to wait for the next answer of a function. */
export const PATIENCE_MS = 20 * 60_000;
export const PAUSE_MS = 2000;

/**
 * Restores everything that is missing or damaged in the lake: reference tables and views by deploy-views, and each
 * published return by publish-return, which is triggered by writing the acceptance again. A second run changes nothing.
 */
export async function restoreLake(dependencies: RestoreDependencies): Promise<Restored> {
  const { deployViews, say } = dependencies;
  const before = await surveyLake(dependencies);
  if (before.damagedTables.length > 0) {
    say(
      `${before.damagedTables.length} reference tables or lists are missing or damaged: deploying views.`,
    );
    await deployViews();
  }
  const broken = before.returns.filter((one) => !isWhole(one));
  say(`Published returns: ${before.returns.length}. Incomplete: ${broken.length}.`);
  for (const { id } of broken) await askAgain(id, dependencies);
  const ended = await waitFor(broken, dependencies);
  const after = await surveyLake(dependencies);
  return {
    isWhole: isLakeWhole(after),
    wasWhole: before.returns.filter(isWhole).map(({ id }) => id),
    rebuilt: ended.filter(isWhole).map(({ id }) => id),
    failed: [
      ...ended.filter((one) => !isWhole(one)).map(failureOf),
      ...unreadableOf(after),
      ...unknownOf(after),
    ],
  };
}

/** What is missing or damaged, one line each, for an operator. */
export function complaintsOf({ returns, damagedTables, ...survey }: Survey): string[] {
  const complaints = returns.flatMap(({ id, isInForce, ledger, damaged }) => [
    ...(ledger === 'whole' ? [] : [`${id}: ${OF_ENTRY[ledger]}`]),
    ...(damaged.length > 0
      ? [`${id}${isInForce ? ', in force' : ''}: files missing or changed: ${damaged.length}.`]
      : []),
  ]);
  return [
    ...damagedTables.map((key) => `${key} is missing or damaged.`),
    ...complaints,
    ...survey.unreadable.map((key) => `${key} cannot be read.`),
    ...unknownOf(survey).map(({ id, why }) => `${id}: ${why}`),
  ];
}

const OF_ENTRY = {
  missing: 'its ledger entry is missing.',
  damaged: 'its ledger entry is not what was decided.',
  taken: 'another submission holds its number in the ledger.',
} as const;

/** Writing the object again sends its event again. */
async function askAgain(id: string, { submissions }: LakeStores): Promise<void> {
  const acceptance = await submissions.get(submissionKey(id, 'acceptance.json'));
  if (acceptance === undefined) throw new Error(`The return ${id} has no acceptance.json.`);
  await submissions.put(acceptance.key, acceptance.body, acceptance.contentType);
}

async function waitFor(
  asked: readonly ReturnInspection[],
  dependencies: RestoreDependencies,
): Promise<ReturnInspection[]> {
  const { say, patienceMs = PATIENCE_MS, pauseMs = PAUSE_MS } = dependencies;
  const ended: ReturnInspection[] = [];
  let waiting = asked;
  let end = Date.now() + patienceMs;
  while (waiting.length > 0 && Date.now() < end) {
    const open: ReturnInspection[] = [];
    for (const one of waiting) {
      const now = await inspectReturn(one.id, dependencies);
      if (!isAnswered(one, now)) {
        open.push(one);
        continue;
      }
      ended.push(now);
      end = Date.now() + patienceMs;
      const what = isWhole(now) ? 'rebuilt' : 'cannot be rebuilt';
      say(`${ended.length} of ${asked.length}: ${one.id} ${what}`);
    }
    waiting = open;
    if (waiting.length > 0) await wait(pauseMs);
  }
  return [...ended, ...waiting];
}

function isAnswered(before: ReturnInspection, now: ReturnInspection): boolean {
  return isWhole(now) || (now.answer !== undefined && now.answer.at !== before.answer?.at);
}

const WHY = {
  'uploads-gone':
    'its uploads have expired. Copy its files back from old versions in the lake bucket, or ask the council to submit it again.',
  'uploads-changed':
    'an upload is no longer the file that was published. Copy back the old version of the upload, or of its files in the lake, then run this again.',
  'number-taken':
    'another submission has its number in the ledger, because the numbers in the submissions bucket were lost too. If the newer submission should count, do nothing. Otherwise copy the old ledger entries back from old versions in the lake bucket.',
  silent:
    'publish-return has not answered. Look at its log and its dead-letter queue, then run this again.',
} as const;

function failureOf({ id, answer }: ReturnInspection): Restored['failed'][number] {
  const outcome = answer?.outcome ?? 'silent';
  return { id, why: WHY[outcome === 'rebuilt' ? 'silent' : outcome] };
}

function unknownOf({ unknown }: Pick<Survey, 'unknown'>): Restored['failed'] {
  const why =
    'it is in the ledger, but its publication.json is missing. Copy its folder back from old versions in the submissions bucket.';
  return unknown.map((id) => ({ id, why }));
}

function unreadableOf({ unreadable }: Pick<Survey, 'unreadable'>): Restored['failed'] {
  const why =
    'it cannot be read, and nothing else holds what was in it. Fetch it back from the versions of its bucket.';
  return unreadable.map((id) => ({ id, why }));
}
