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
  /** Objects whose writing is work. */
  readonly triggers: readonly { readonly bucket: Bucket; readonly suffix: string }[];
  /** Messages worked on at the same time. */
  readonly atOnce: number;
}

/**
 * Brings a worker the objects that ask for its work, at least once. What fails every time, and what could not even be
 * brought to the queue, waits in `deadLetters` for an operator.
 */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { worker, timeoutSeconds, triggers, atOnce } = props;
    // Messages hold keys of objects, nothing personal; EventBridge may send to a queue under SQS's own key.
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
        // Reserved concurrency would turn messages away that the poller has taken already, and spend their tries.
        maxConcurrency: atOnce,
      }),
    );
  }
}
