import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Log } from '../../ports/log.ts';
import type { Work } from '../../work/failure.ts';

/** EventBridge's "Object Created" from S3, as far as we read it. */
const ObjectCreated = z.object({ detail: z.object({ object: z.object({ key: z.string() }) }) });

/** Gives a worker the objects that a batch of queue messages tells of. What fails goes back to the queue by itself. */
export function createSqsHandler(worker: (work: Work) => Promise<void>, log: Log) {
  return async (event: SQSEvent): Promise<SQSBatchResponse> => {
    const failed: string[] = [];
    for (const record of event.Records) {
      try {
        await worker(workOf(record));
      } catch (error) {
        log.defect('work failed', { requestId: record.messageId, error });
        failed.push(record.messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

function workOf({ body, attributes }: SQSRecord): Work {
  const { detail } = ObjectCreated.parse(JSON.parse(body));
  return { key: detail.object.key, attempt: Number(attributes.ApproximateReceiveCount) };
}
