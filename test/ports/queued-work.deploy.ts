import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { createSqsHandler } from '../../functions/shared/adapters/aws/sqs-work.ts';
import { createRetrySoon } from '../../functions/shared/adapters/aws/work-queue.ts';
import type { Log } from '../../functions/shared/ports/log.ts';
import { createMemoryStore } from '../../functions/shared/ports/object-store-memory.ts';
import { doWork, MAX_ATTEMPTS, type Work } from '../../functions/shared/work/failure.ts';
import { objectCreated } from './support/queue-events.ts';
import { openWorkQueue, type QueueUnderTest } from './support/work-queue.ts';

const KEY = 'submissions/1/completed.json';
const QUIET: Log = { info: () => {}, defect: () => {} };

const open = (hiddenSeconds: number) =>
  openWorkQueue(inject('ministackUrl'), `work-${randomUUID()}`, hiddenSeconds);

describe('work from a queue of SQS', () => {
  let queue: QueueUnderTest;
  beforeEach(async () => {
    queue = await open(60);
  });

  const store = createMemoryStore();
  /** A worker that fails `failures` times first, with a second between its attempts. */
  const worker = (failures: number) => {
    const attempts: Work[] = [];
    const lambda = createSqsHandler(
      (work) =>
        doWork(store, work, 'It failed.', async () => {
          attempts.push(work);
          if (attempts.length <= failures) throw new Error('This is broken.');
        }),
      QUIET,
      {
        retrySoon: createRetrySoon(queue.url, queue.client, [1, 1]),
        endProcess: () => {
          throw new Error('The work took too long.');
        },
      },
    );
    return { attempts, lambda };
  };

  it('is done once, and its message is then deleted', async () => {
    const { attempts, lambda } = worker(0);
    await queue.send(objectCreated(KEY));
    expect(await queue.deliver(lambda)).toBe('delivered');
    expect(await queue.deliver(lambda)).toBe('nothing came');
    expect(attempts).toMatchObject([{ key: KEY, attempt: 1 }]);
  });

  it('comes back when it fails, and counts its attempts', async () => {
    const { attempts, lambda } = worker(2);
    await queue.send(objectCreated(KEY));
    for (let time = 0; time < 3; time += 1) await queue.deliver(lambda);
    expect(await queue.deliver(lambda)).toBe('nothing came');
    expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(await queue.deadLetters()).toBe(0);
  });

  it('waits for an operator when every attempt has failed, and the user has been informed', async () => {
    const { attempts, lambda } = worker(100);
    await queue.send(objectCreated(KEY));
    for (let time = 0; time < MAX_ATTEMPTS; time += 1) await queue.deliver(lambda);
    expect(await store.head('submissions/1/failure.json')).toBeDefined();
    await queue.deliver(lambda);
    expect(await queue.deliver(lambda)).toBe('nothing came');
    expect(attempts).toHaveLength(MAX_ATTEMPTS);
    await expect.poll(() => queue.deadLetters()).toBe(1);
  });

  it('waits for an operator when its message cannot be read', async () => {
    const { attempts, lambda } = worker(0);
    await queue.send('{"detail":{}}');
    while ((await queue.deliver(lambda)) === 'delivered');
    expect(attempts).toEqual([]);
    await expect.poll(() => queue.deadLetters()).toBe(1);
  });

  it('comes back when its function was killed', async () => {
    queue = await open(2);
    const { attempts, lambda } = worker(0);
    await queue.send(objectCreated(KEY));
    const ended = queue.deliver(async () => {
      throw new Error('out of memory');
    });
    await expect(ended).rejects.toThrow('out of memory');
    expect(await queue.deliver(lambda)).toBe('delivered');
    expect(attempts).toMatchObject([{ attempt: 2 }]);
  });
});
