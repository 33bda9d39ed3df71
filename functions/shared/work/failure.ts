import type { ObjectStore } from '../ports/object-store.ts';

/** Tries before a worker tells the waiting user that it has failed. The queue then keeps the message for an operator. */
export const MAX_ATTEMPTS = 3;

/** One piece of work: the object that asked for it, and how often it has been tried, from 1. */
export interface Work {
  readonly key: string;
  readonly attempt: number;
}

/**
 * Does one piece of work; what it throws is thrown on, so that the queue tries again. At the last try the user is told
 * by a failure.json beside the object that asked.
 */
export async function doWork(
  store: ObjectStore,
  { key, attempt }: Work,
  message: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (attempt >= MAX_ATTEMPTS) {
      const failure = { at: new Date().toISOString(), message };
      const folder = key.slice(0, key.lastIndexOf('/'));
      await store.put(`${folder}/failure.json`, JSON.stringify(failure), 'application/json');
    }
    throw error;
  }
}
