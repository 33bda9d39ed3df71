import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { RELEASED_TABLES } from '../../functions/shared/releases/release-folder.ts';
import type { DataBucket } from './data-bucket.ts';

/** Permission to read a bucket: its objects and their keys, but not its settings. */
export function readStatements(data: DataBucket): PolicyStatement[] {
  return [...lookStatements(data), allow(['kms:Decrypt'], [data.key.keyArn])];
}

/** Permission to see which objects exist and their size. Without the KMS key, S3 does not return their content. */
export function lookStatements({ bucket }: DataBucket): PolicyStatement[] {
  return [
    // Without ListBucket, S3 answers 403 for a missing object, which would be logged as an unexpected error.
    allow(['s3:ListBucket'], [bucket.bucketArn]),
    allow(['s3:GetObject'], [bucket.arnForObjects('*')]),
  ];
}

/** Permission to read the files of some tables of releases by key, but not to list them. */
export function releaseTableStatements(
  { bucket, key }: DataBucket,
  tables: readonly string[],
): PolicyStatement[] {
  const files = tables.map((table) => bucket.arnForObjects(`${RELEASED_TABLES}/*/${table}/*`));
  return [allow(['s3:GetObject'], files), allow(['kms:Decrypt'], [key.keyArn])];
}

/** Permission to write objects under given prefixes. Default: any key. No function may delete. */
export function writeStatements(
  { bucket, key }: DataBucket,
  beginnings: readonly string[] = [''],
): PolicyStatement[] {
  return [
    allow(
      ['s3:PutObject'],
      beginnings.map((beginning) => bucket.arnForObjects(`${beginning}*`)),
    ),
    allow(['kms:GenerateDataKey'], [key.keyArn]),
  ];
}

/** Permission to tag objects under a prefix as abandoned. A lifecycle rule deletes them; old versions are kept for a time. */
export function abandonStatements({ bucket }: DataBucket, prefix: string): PolicyStatement[] {
  return [allow(['s3:PutObjectTagging'], [bucket.arnForObjects(`${prefix}*`)])];
}

/** Permission to calculate a council's key. */
export function keyStatements(councilKeys: Key): PolicyStatement[] {
  return [allow(['kms:GenerateMac'], [councilKeys.keyArn])];
}

/** Permission to read one secret. */
export function secretStatements({ secretArn }: { readonly secretArn: string }): PolicyStatement[] {
  return [allow(['secretsmanager:GetSecretValue'], [secretArn])];
}

/** A statement that allows actions on resources. */
export function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] });
}
