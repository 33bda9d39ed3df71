import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Log } from '../../ports/log.ts';
import type { Work } from '../../work/failure.ts';
import { TimeUp } from '../../work/time-limit.ts';
import { createRetrySoon } from './work-queue.ts';

/** EventBridge's "Object Created" from S3, as far as we read it. */
const ObjectCreated = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/** What is left before Lambda ends the process: for the work to end itself, and to tell of it. */
const MARGIN_MS = 15_000;

const ON_LAMBDA = {
  retrySoon: createRetrySoon(process.env.WORK_QUEUE_URL),
  endProcess: (): void => process.exit(1),
};

/**
 * Gives a worker the objects that a batch of queue messages tells of. What fails comes back soon. A try whose time is
 * up is given up before Lambda ends it, and the process with it: what was left of it would go on beside the next one.
 */
export function createSqsHandler(
  worker: (work: Work) => Promise<void>,
  log: Log,
  { retrySoon, endProcess } = ON_LAMBDA,
) {
  const failing = async (record: SQSRecord, error: unknown): Promise<void> => {
    const requestId = record.messageId;
    log.defect('work failed', { requestId, error });
    await retrySoon(record).catch((reason: unknown) =>
      log.defect('retry not brought forward', { requestId, error: reason }),
    );
    if (error instanceof TimeUp) endProcess();
  };
  return async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    log.begin?.(context);
    const failed: string[] = [];
    for (const record of event.Records) {
      const time = limitOf(context);
      try {
        await worker({ ...workOf(record), signal: time.signal });
      } catch (error) {
        failed.push(record.messageId);
        await failing(record, error);
      } finally {
        time.clear();
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function limitOf(context: Context): { readonly signal: AbortSignal; clear(): void } {
  const time = new AbortController();
  const timer = setTimeout(
    () => time.abort(new TimeUp('The time for this try is over.')),
    Math.max(0, context.getRemainingTimeInMillis() - MARGIN_MS),
  );
  return { signal: time.signal, clear: () => clearTimeout(timer) };
}

function workOf({ body, attributes }: SQSRecord): Omit<Work, 'signal'> {
  const { detail } = ObjectCreated.parse(JSON.parse(body));
  return { key: detail.object.key, attempt: Number(attributes.ApproximateReceiveCount) };
}
