import { REGISTER } from '../../register.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { withinTime } from './time-limit.ts';

/** Tries before a worker tells the waiting user that it has failed. The queue then keeps the message for an operator. */
export const MAX_ATTEMPTS = 3;

/**
 * How often the queue hands out one piece of work. The last time no work is done: a worker that was ended in the middle
 * of its tries (out of memory) has told nobody, so now the user is told.
 */
export const MOST_DELIVERIES = MAX_ATTEMPTS + 1;

/** One piece of work: the object that asked for it, and how often it has been tried, from 1. */
export interface Work {
  readonly key: string;
  readonly attempt: number;
  /** Says when the time for this try is over. */
  readonly signal?: AbortSignal;
}

/**
 * Does one piece of work; what it throws is thrown on, so that the queue tries again. At the last try the user is told
 * by a failure.json beside the object that asked.
 */
export async function doWork(
  store: ObjectStore,
  { key, attempt, signal }: Work,
  message: string,
  work: () => Promise<void>,
): Promise<void> {
  if (attempt > MAX_ATTEMPTS && (await isDone(store, key))) return;
  try {
    if (attempt > MAX_ATTEMPTS) throw new Error('Every try of this work has failed.');
    await withinTime(work(), signal);
  } catch (error) {
    if (attempt >= MAX_ATTEMPTS) {
      const failure = { at: new Date().toISOString(), message };
      await store.put(beside(key, FAILURE), JSON.stringify(failure), 'application/json');
    }
    throw error;
  }
}

const FAILURE = 'failure.json';

/** True when a try has done the work, though nobody heard of it. */
async function isDone(store: ObjectStore, key: string): Promise<boolean> {
  const triggers = REGISTER.flatMap((entry) => (entry.kind === 'worker' ? entry.triggers : []));
  const outcomes = triggers.find(({ suffix }) => key.endsWith(suffix))?.outcomes ?? [];
  for (const outcome of outcomes) {
    if (outcome !== FAILURE && (await store.head(beside(key, outcome)))) return true;
  }
  return false;
}

function beside(key: string, name: string): string {
  return `${key.slice(0, key.lastIndexOf('/'))}/${name}`;
}
