import { setTimeout as wait } from 'node:timers/promises';

/** What work that is told to end may still take to put things in order. */
const GRACE_MS = 5000;

/** The time for one try is over. What was begun may still be going on. */
export class TimeUp extends Error {
  override readonly name = 'TimeUp';
}

/** Waits for work, but not for ever: soon after the signal it throws the signal's reason, whether the work has ended or not. */
export async function withinTime(work: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return await work;
  const limit = Promise.withResolvers<never>();
  const stop = async (): Promise<void> => {
    await Promise.race([work.catch(() => {}), wait(GRACE_MS)]);
    limit.reject(signal.reason);
  };
  const onAbort = (): void => void stop();
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  try {
    await Promise.race([work, limit.promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    limit.promise.catch(() => {});
  }
}
