import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';

/** Pauses before the next try; after the last one the queue puts the message aside at once. */
const PAUSE_SECONDS = [20, 60];

export type RetrySoon = (record: SQSRecord) => Promise<void>;

/**
 * Makes a message whose work has failed come back after a short pause that grows, and not only when the queue gives up
 * waiting for its worker: six times the worker's time limit. Without a queue it does nothing.
 */
export function createRetrySoon(
  queueUrl: string | undefined,
  client: SQSClient = new SQSClient({ useQueueUrlAsEndpoint: false }),
  pauses: readonly number[] = PAUSE_SECONDS,
): RetrySoon {
  return async ({ receiptHandle, attributes }) => {
    if (queueUrl === undefined) return;
    const pause = pauses[Number(attributes.ApproximateReceiveCount) - 1] ?? 0;
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: pause,
      }),
    );
  };
}
