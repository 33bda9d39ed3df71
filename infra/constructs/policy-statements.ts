import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import { RELEASED_TABLES } from '../../functions/shared/releases/release-folder.ts';
import type { DataBucket } from './data-bucket.ts';

/** Reading a bucket: its objects, the list of their keys, and nothing of its settings. */
export function readStatements(data: DataBucket): PolicyStatement[] {
  return [...lookStatements(data), allow(['kms:Decrypt'], [data.key.keyArn])];
}

/** Seeing which objects there are and how large: without the key S3 gives their heads, and nothing that they hold. */
export function lookStatements({ bucket }: DataBucket): PolicyStatement[] {
  return [
    // Without the list S3 answers 403 for an object that is not there, which is then told as a defect.
    allow(['s3:ListBucket'], [bucket.bucketArn]),
    allow(['s3:GetObject'], [bucket.arnForObjects('*')]),
  ];
}

/** Reading the files of some tables of releases, by keys that the function knows: it may list nothing. */
export function releaseTableStatements(
  { bucket, key }: DataBucket,
  tables: readonly string[],
): PolicyStatement[] {
  const files = tables.map((table) => bucket.arnForObjects(`${RELEASED_TABLES}/*/${table}/*`));
  return [allow(['s3:GetObject'], files), allow(['kms:Decrypt'], [key.keyArn])];
}

/** Writing objects, under keys that the function chooses, which begin as told. Nobody may delete. */
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

/** Letting go of objects under a prefix: they are tagged, and the bucket forgets them. Old versions stay for their days. */
export function abandonStatements({ bucket }: DataBucket, prefix: string): PolicyStatement[] {
  return [allow(['s3:PutObjectTagging'], [bucket.arnForObjects(`${prefix}*`)])];
}

/** Working out a council's key. */
export function keyStatements(councilKeys: Key): PolicyStatement[] {
  return [allow(['kms:GenerateMac'], [councilKeys.keyArn])];
}

/** Reading one secret. */
export function secretStatements({ secretArn }: { readonly secretArn: string }): PolicyStatement[] {
  return [allow(['secretsmanager:GetSecretValue'], [secretArn])];
}

/** A statement that allows actions on resources. */
export function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ actions: [...actions], resources: [...resources] });
}
