import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';

/** The body of EventBridge's message that an object was written. */
export function objectCreated(key: string): string {
  return JSON.stringify({ source: 'aws.s3', detail: { bucket: { name: 'b' }, object: { key } } });
}

/** The event that Lambda passes to a worker: one message, with the number of times it was received. */
export function eventOf(
  body: string,
  { attempt = 1, messageId = 'message', receiptHandle = 'handle' } = {},
): SQSEvent {
  const record = {
    body,
    messageId,
    receiptHandle,
    attributes: { ApproximateReceiveCount: String(attempt) },
  };
  // No handler reads the rest of what SQS sends.
  return { Records: [record as unknown as SQSRecord] };
}

/** The context of a call with the given time left. */
export function timeLeft(milliseconds: number): Context {
  const end = Date.now() + milliseconds;
  return { getRemainingTimeInMillis: () => end - Date.now() } as Context;
}
