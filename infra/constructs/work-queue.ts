import { Duration } from 'aws-cdk-lib';
import { Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MOST_DELIVERIES } from '../../functions/shared/work/failure.ts';

interface WorkQueueProps {
  readonly worker: Lambda;
  readonly timeoutSeconds: number;
  /** Objects that trigger the worker when they are written. */
  readonly triggers: readonly { readonly bucket: Bucket; readonly suffix: string }[];
  /** Messages processed at the same time. */
  readonly atOnce: number;
}

/**
 * Delivers to a worker, at least once, the objects that trigger it. Messages that fail every time, and events that could
 * not be delivered to the queue, wait in `deadLetters` for an operator.
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { worker, timeoutSeconds, triggers, atOnce } = props;
    // SQS's own key is enough, because messages hold only object keys, and EventBridge may use it.
    const safe = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    this.deadLetters = new Queue(this, 'Failed', { ...safe, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, 'Queue', {
      ...safe,
      visibilityTimeout: Duration.seconds(timeoutSeconds * 6),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_DELIVERIES },
    });
    for (const [index, { bucket, suffix }] of triggers.entries()) {
      new Rule(this, `Rule${index + 1}`, {
        description: `Objects of the form …${suffix} are work.`,
        eventPattern: {
          source: ['aws.s3'],
          detailType: ['Object Created'],
          detail: {
            bucket: { name: [bucket.bucketName] },
            object: { key: Match.suffix(suffix) },
          },
        },
        targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters })],
      });
    }
    worker.addEnvironment('WORK_QUEUE_URL', this.queue.queueUrl);
    worker.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        // Reserved concurrency would reject messages that the poller has received, which would use up their attempts.
        maxConcurrency: atOnce,
      }),
    );
  }
}
