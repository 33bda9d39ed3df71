import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';

/** The body of a message by which EventBridge tells that an object was written. */
export function objectCreated(key: string): string {
  return JSON.stringify({ source: 'aws.s3', detail: { bucket: { name: 'b' }, object: { key } } });
}

/** What Lambda hands a worker: one message, and how often it has come. */
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
  // The rest of what SQS sends, no handler reads.
  return { Records: [record as unknown as SQSRecord] };
}

/** The context of a call that has so long to go. */
export function timeLeft(milliseconds: number): Context {
  const end = Date.now() + milliseconds;
  return { getRemainingTimeInMillis: () => end - Date.now() } as Context;
}
