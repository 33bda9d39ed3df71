import { REGISTER } from '../../register.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { withinTime } from './time-limit.ts';

/** Attempts before the user is informed of a failure. The queue then keeps the message for an operator. */
export const MAX_ATTEMPTS = 3;

/**
 * Most deliveries of one message. On the last delivery no work is done. It only records the failure for the user, because
 * a worker that was killed during its attempts (for example, out of memory) could not do so.
 */
export const MOST_DELIVERIES = MAX_ATTEMPTS + 1;

/** One piece of work: the key of the object that asked for it, and the number of the attempt, from 1. */
export interface Work {
  readonly key: string;
  readonly attempt: number;
  /** Aborts when the time for this attempt is over. */
  readonly signal?: AbortSignal;
}

/**
 * Does one piece of work. Errors are rethrown, so that the queue retries. After the last attempt, writes `failure.json`
 * with a message for the user next to the object that asked for the work.
 */
export async function doWork(
  store: ObjectStore,
  { key, attempt, signal }: Work,
  message: string,
  work: () => Promise<void>,
): Promise<void> {
  if (attempt > MAX_ATTEMPTS && (await isDone(store, key))) return;
  try {
    if (attempt > MAX_ATTEMPTS) throw new Error('Every attempt at this work has failed.');
    await withinTime(work(), signal);
  } catch (error) {
    if (attempt >= MAX_ATTEMPTS) {
      const failure = { at: new Date().toISOString(), message };
      await store.put(nextTo(key, FAILURE), JSON.stringify(failure), 'application/json');
    }
    throw error;
  }
}

const FAILURE = 'failure.json';

/** True when an earlier attempt did the work, although the queue was not notified. */
async function isDone(store: ObjectStore, key: string): Promise<boolean> {
  const triggers = REGISTER.flatMap((entry) => (entry.kind === 'worker' ? entry.triggers : []));
  const outcomes = triggers.find(({ suffix }) => key.endsWith(suffix))?.outcomes ?? [];
  for (const outcome of outcomes) {
    if (outcome !== FAILURE && (await store.head(nextTo(key, outcome)))) return true;
  }
  return false;
}

function nextTo(key: string, name: string): string {
  return `${key.slice(0, key.lastIndexOf('/'))}/${name}`;
}
