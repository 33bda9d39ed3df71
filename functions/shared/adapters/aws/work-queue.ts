import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';

/** Pauses before the next attempts. After the last attempt the queue moves the message to the dead-letter queue at once. */
const PAUSE_SECONDS = [20, 60];

export type RetrySoon = (record: SQSRecord) => Promise<void>;

/**
 * Makes a failed message visible again after a short, growing pause. Otherwise it would come back after the queue's
 * visibility timeout, six times the worker's time limit. Without a queue URL it does nothing.
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
