import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Log } from '../../ports/log.ts';
import type { Work } from '../../work/failure.ts';
import { TimeUp } from '../../work/time-limit.ts';
import { createRetrySoon } from './work-queue.ts';

/** The part of EventBridge's "Object Created" event from S3 that is read here. */
const ObjectCreated = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/** Time kept before Lambda ends the process, in which the work can stop and log its failure. */
const MARGIN_MS = 15_000;

const ON_LAMBDA = {
  retrySoon: createRetrySoon(process.env.WORK_QUEUE_URL),
  endProcess: (): void => process.exit(1),
};

/**
 * Runs a worker for each object named in a batch of queue messages. Failed messages are retried soon. An attempt whose
 * time is over is stopped before Lambda ends it. The process ends too, because its unfinished work would run on during the
 * next attempt.
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
    () => time.abort(new TimeUp('The time for this attempt is over.')),
    Math.max(0, context.getRemainingTimeInMillis() - MARGIN_MS),
  );
  return { signal: time.signal, clear: () => clearTimeout(timer) };
}

function workOf({ body, attributes }: SQSRecord): Omit<Work, 'signal'> {
  const { detail } = ObjectCreated.parse(JSON.parse(body));
  return { key: detail.object.key, attempt: Number(attributes.ApproximateReceiveCount) };
}
