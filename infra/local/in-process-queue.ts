import type { Log } from '../../functions/shared/ports/log.ts';
import { MAX_ATTEMPTS, type Work } from '../../functions/shared/work/failure.ts';

export type WorkHandler = (work: Work) => Promise<void>;

export interface InProcessQueue {
  /** Delivers a piece of work to its handler, and again after a failure, up to three times. */
  send(name: string, handler: WorkHandler, key: string): void;
  /** Resolves when nothing is left to do. */
  idle(): Promise<void>;
}

interface Settings {
  readonly log: Log;
  readonly concurrency?: number;
  readonly retryAfterMs?: number;
}

/** Replaces SQS on one machine: delivers at least once, in no fixed order, a few at a time. Work that is lost when the process ends is found again at the next start. */
export function createInProcessQueue(settings: Settings): InProcessQueue {
  const { log, concurrency = 2, retryAfterMs = 500 } = settings;
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  let pending = 0;
  let idlers: (() => void)[] = [];

  const next = (): void => {
    while (running < concurrency) {
      const job = waiting.shift();
      if (job === undefined) return;
      running += 1;
      void job().finally(() => {
        running -= 1;
        next();
      });
    }
  };
  const settle = (): void => {
    pending -= 1;
    if (pending > 0) return;
    for (const idler of idlers) idler();
    idlers = [];
  };
  const deliver = (name: string, handler: WorkHandler, work: Work): void => {
    waiting.push(async () => {
      try {
        await handler(work);
        settle();
      } catch (error) {
        log.defect('work failed', { requestId: `${name} attempt ${work.attempt}`, error });
        if (work.attempt >= MAX_ATTEMPTS) return settle();
        const again = { ...work, attempt: work.attempt + 1 };
        setTimeout(() => deliver(name, handler, again), retryAfterMs);
      }
    });
    next();
  };
  return {
    send(name, handler, key) {
      pending += 1;
      deliver(name, handler, { key, attempt: 1 });
    },
    idle: () =>
      pending === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve)),
  };
}
