import { Duration } from 'aws-cdk-lib';
import { Match, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MAX_ATTEMPTS } from '../../functions/shared/work/failure.ts';

interface WorkQueueProps {
  readonly worker: IFunction;
  readonly timeoutSeconds: number;
  /** Objects whose writing is work. */
  readonly triggers: readonly { readonly bucket: Bucket; readonly suffix: string }[];
}

/** Brings a worker the objects that ask for its work, at least once; what fails every time waits for an operator. */
export class WorkQueue extends Construct {
  constructor(scope: Construct, id: string, { worker, timeoutSeconds, triggers }: WorkQueueProps) {
    super(scope, id);
    // Messages hold keys of objects, nothing personal; EventBridge may send to a queue under SQS's own key.
    const safe = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
    const failed = new Queue(this, 'Failed', { ...safe, retentionPeriod: Duration.days(14) });
    const queue = new Queue(this, 'Queue', {
      ...safe,
      visibilityTimeout: Duration.seconds(timeoutSeconds * 6),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: failed, maxReceiveCount: MAX_ATTEMPTS },
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
        targets: [new SqsQueue(queue)],
      });
    }
    worker.addEventSource(
      new SqsEventSource(queue, { batchSize: 1, reportBatchItemFailures: true }),
    );
  }
}
