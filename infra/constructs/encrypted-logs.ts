import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** Log groups of a stack, encrypted with one key and kept for a given number of days. */
export class EncryptedLogs extends Construct {
  readonly #key: Key;
  readonly #days: RetentionDays;

  constructor(scope: Construct, id: string, days: RetentionDays) {
    super(scope, id);
    const { region, account, partition } = Stack.of(this);
    this.#days = days;
    this.#key = new Key(this, 'Key', {
      description: 'Care Stability: logs',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#key.grantEncryptDecrypt(
      new ServicePrincipal('logs.amazonaws.com', {
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:*`,
          },
        },
      }),
    );
  }

  /** A log group for a construct. It is kept when the construct is deleted. */
  groupFor(owner: Construct): LogGroup {
    return new LogGroup(owner, 'Logs', {
      encryptionKey: this.#key,
      retention: this.#days,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
