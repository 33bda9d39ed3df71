import { setTimeout as wait } from 'node:timers/promises';

/** Time for work to clean up after it has been aborted. */
const GRACE_MS = 5000;

/** The time for one attempt is over. Its work may still be running. */
export class TimeUp extends Error {
  override readonly name = 'TimeUp';
}

/** Waits for work. Soon after the signal aborts, throws the signal's reason, even if the work has not ended. */
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
