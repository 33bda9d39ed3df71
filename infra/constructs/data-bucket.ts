import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  CfnBucket,
  type CorsRule,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

interface DataBucketProps {
  /** The bucket's name in the register, and the prefix of its access logs. */
  readonly name: string;
  readonly accessLogs: IBucket;
  readonly oldVersionDays: number;
  /** Further expiry rules. */
  readonly lifecycle?: readonly LifecycleRule[];
  readonly cors?: readonly CorsRule[];
}

/** One bucket of the register with its own key. Without permission for the key, a reader cannot decrypt its objects. */
export class DataBucket extends Construct {
  readonly bucket: Bucket;
  readonly key: Key;

  constructor(scope: Construct, id: string, props: DataBucketProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: `Care Stability: objects of the bucket ${props.name}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.bucket = new Bucket(this, 'Bucket', {
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      serverAccessLogsBucket: props.accessLogs,
      serverAccessLogsPrefix: `${props.name}/`,
      cors: [...(props.cors ?? [])],
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(props.oldVersionDays),
          expiredObjectDeleteMarker: true,
        },
        ...(props.lifecycle ?? []),
      ],
    });
    announce(this.bucket);
  }
}

// The library's `eventBridgeEnabled` would add a function that may change every bucket of the account.
function announce({ node: { defaultChild } }: Bucket): void {
  if (!(defaultChild instanceof CfnBucket)) throw new Error('A bucket has no resource.');
  defaultChild.notificationConfiguration = {
    eventBridgeConfiguration: { eventBridgeEnabled: true },
  };
}
