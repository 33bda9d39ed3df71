import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { DataBucket } from './data-bucket.ts';

/** Reading a bucket: its objects, the list of their keys, and nothing of its settings. */
export function readStatements({ bucket, key }: DataBucket): PolicyStatement[] {
  return [
    // Without the list S3 answers 403 for an object that is not there, which is then told as a defect.
    allow(['s3:ListBucket'], [bucket.bucketArn]),
    allow(['s3:GetObject'], [bucket.arnForObjects('*')]),
    allow(['kms:Decrypt'], [key.keyArn]),
  ];
}

/** Writing objects, under keys that the function chooses. Nobody may delete. */
export function writeStatements({ bucket, key }: DataBucket): PolicyStatement[] {
  return [
    allow(['s3:PutObject'], [bucket.arnForObjects('*')]),
    allow(['kms:GenerateDataKey'], [key.keyArn]),
  ];
}

/** Working out a council's key. */
export function keyStatements(councilKeys: Key): PolicyStatement[] {
  return [allow(['kms:GenerateMac'], [councilKeys.keyArn])];
}

/** Reading one secret. */
export function secretStatements({ secretArn }: Secret): PolicyStatement[] {
  return [allow(['secretsmanager:GetSecretValue'], [secretArn])];
}

/** A statement that allows actions on resources. */
export function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] });
}
