import type { SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSqsHandler } from '../../functions/shared/adapters/aws/sqs-work.ts';
import { createRetrySoon } from '../../functions/shared/adapters/aws/work-queue.ts';
import type { Log } from '../../functions/shared/ports/log.ts';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { doWork, MAX_ATTEMPTS, MOST_DELIVERIES } from '../../functions/shared/work/failure.ts';
import { eventOf, objectCreated, timeLeft } from './support/queue-events.ts';

const KEY = 'submissions/1/completed.json';
const QUIET: Log = { info: () => {}, defect: () => {} };
const FIVE_MINUTES = 300_000;
const AT_ONCE = 15_000;

let store: ObjectStore;
let pauses: (number | undefined)[];
let processesEnded: number;

beforeEach(() => {
  store = createMemoryStore();
  pauses = [];
  processesEnded = 0;
});

/** A worker's Lambda. `work` is what it does for an object. */
function lambda(work: (signal?: AbortSignal) => Promise<void>) {
  const client: Pick<SQSClient, 'send'> = {
    send: async (command: { readonly input: { readonly VisibilityTimeout?: number } }) => {
      pauses.push(command.input.VisibilityTimeout);
    },
  };
  return createSqsHandler(
    (asked) => doWork(store, asked, 'It failed.', () => work(asked.signal)),
    QUIET,
    {
      retrySoon: createRetrySoon('http://queue', client as SQSClient),
      endProcess: () => {
        processesEnded += 1;
      },
    },
  );
}
const fail = async () => {
  throw new Error('This is broken.');
};
const toldOfFailure = async () => (await store.head('submissions/1/failure.json')) !== undefined;

describe('work from a queue', () => {
  it('is finished when it succeeds', async () => {
    const done: string[] = [];
    const answer = await lambda(async () => void done.push('done'))(
      eventOf(objectCreated(KEY)),
      timeLeft(FIVE_MINUTES),
    );
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(done).toEqual(['done']);
    expect(pauses).toEqual([]);
  });

  it.each([
    { attempt: 1, pause: 20, isTold: false, why: 'the first pause is short' },
    { attempt: 2, pause: 60, isTold: false, why: 'the second is longer' },
    { attempt: 3, pause: 0, isTold: true, why: 'the last attempt informs the user' },
  ])('comes back $pause seconds after attempt $attempt fails: $why', async (expected) => {
    const { attempt, pause, isTold } = expected;
    const answer = await lambda(fail)(
      eventOf(objectCreated(KEY), { attempt, messageId: 'm1' }),
      timeLeft(FIVE_MINUTES),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(pauses).toEqual([pause]);
    expect(await toldOfFailure()).toBe(isTold);
    expect(processesEnded).toBe(0);
  });

  it('fails when its message cannot be read', async () => {
    const answer = await lambda(async () => {})(eventOf('no JSON'), timeLeft(FIVE_MINUTES));
    expect(answer.batchItemFailures).toHaveLength(1);
  });
});

describe('work whose attempts were all killed', () => {
  it('is not started again, and the user is informed', async () => {
    const begun: string[] = [];
    const answer = await lambda(async () => void begun.push('begun'))(
      eventOf(objectCreated(KEY), { attempt: MOST_DELIVERIES }),
      timeLeft(FIVE_MINUTES),
    );
    expect(begun).toEqual([]);
    expect(await toldOfFailure()).toBe(true);
    expect(answer.batchItemFailures).toHaveLength(1);
  });

  it('is finished if one attempt had done it', async () => {
    await store.put('submissions/1/validation.json', '{}');
    const answer = await lambda(fail)(
      eventOf(objectCreated(KEY), { attempt: MOST_DELIVERIES }),
      timeLeft(FIVE_MINUTES),
    );
    expect(answer.batchItemFailures).toEqual([]);
    expect(await toldOfFailure()).toBe(false);
  });

  it('waits for an operator if an attempt only recorded a failure', async () => {
    await store.put('submissions/1/failure.json', '{}');
    const answer = await lambda(fail)(
      eventOf(objectCreated(KEY), { attempt: MOST_DELIVERIES }),
      timeLeft(FIVE_MINUTES),
    );
    expect(answer.batchItemFailures).toHaveLength(1);
  });
});

describe('work that takes longer than its function allows', () => {
  const neverEnds = () => new Promise<void>(() => {});

  it('is stopped before Lambda ends the function, and the user is informed after the last attempt', async () => {
    await lambda(neverEnds)(
      eventOf(objectCreated(KEY), { attempt: MAX_ATTEMPTS }),
      timeLeft(AT_ONCE + 100),
    );
    expect(await toldOfFailure()).toBe(true);
    expect(pauses).toEqual([0]);
    expect(processesEnded, 'none of it runs during the next attempt').toBe(1);
  });

  it('is notified, and can clean up first', async () => {
    const tidied: string[] = [];
    await lambda(async (signal) => {
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      tidied.push('tidied');
      throw signal?.reason;
    })(eventOf(objectCreated(KEY)), timeLeft(AT_ONCE + 50));
    expect(tidied).toEqual(['tidied']);
    expect(pauses).toEqual([20]);
    expect(await toldOfFailure()).toBe(false);
  });

  it('counts as done when it ends at the last moment', async () => {
    const answer = await lambda(async (signal) => {
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
    })(eventOf(objectCreated(KEY)), timeLeft(AT_ONCE + 50));
    expect(answer.batchItemFailures).toEqual([]);
    expect(processesEnded).toBe(0);
  });
});
