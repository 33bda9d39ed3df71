import { objectArn, placeOf } from './describe-s3.ts';
import type { Ask, DescribedCall } from './described-call.ts';
import { impliedByQuery, impliedByResults } from './implied-by-query.ts';
import type { Situation } from './situation.ts';

interface Implication {
  readonly operations: readonly string[];
  readonly asks: (situation: Situation) => Promise<readonly Ask[]>;
  /** Where AWS documents it. */
  readonly source: string;
}

/** A permission of the caller that a service checks in addition to the call's own. */
const IMPLIED: readonly Implication[] = [
  {
    operations: ['GetObject'],
    asks: async (situation) => await withKey(situation, ['kms:Decrypt']),
    source: 'S3 User Guide, UsingKMSEncryption: downloading an object needs kms:Decrypt on its key',
  },
  {
    operations: ['HeadObject'],
    asks: async (situation) =>
      situation.request.headers['x-amz-checksum-mode'] === 'ENABLED'
        ? await withKey(situation, ['kms:Decrypt'])
        : [],
    source:
      'S3 API, HeadObject, ChecksumMode: the checksum of an encrypted object needs kms:Decrypt',
  },
  {
    operations: ['PutObject', 'CreateMultipartUpload', 'PostObject'],
    asks: async (situation) => await withKey(situation, ['kms:GenerateDataKey']),
    source: 'S3 User Guide, UsingKMSEncryption: uploading an object needs kms:GenerateDataKey',
  },
  {
    operations: ['UploadPart', 'CompleteMultipartUpload'],
    asks: async (situation) => await withKey(situation, ['kms:GenerateDataKey', 'kms:Decrypt']),
    source: 'S3 User Guide, mpuoverview: parts are decrypted before they are put together',
  },
  {
    operations: ['PutObject'],
    asks: async ({ request }) =>
      request.headers['if-match'] === undefined
        ? []
        : [{ action: 's3:GetObject', resource: objectArn(placeOf(request)) }],
    source:
      'S3 User Guide, conditional-writes: If-Match needs s3:GetObject, If-None-Match does not',
  },
  {
    operations: ['StartQueryExecution'],
    asks: impliedByQuery,
    source: 'Athena User Guide, fine-grained-access-to-glue-resources and s3-permissions',
  },
  {
    operations: ['GetQueryResults'],
    asks: impliedByResults,
    source: 'Athena API, GetQueryResults: also needs s3:GetObject on the place of the results',
  },
];

/** Every permission that a call implies, each with the action of the call. */
export async function impliedBy(situation: Situation): Promise<readonly Ask[]> {
  const { operation } = situation.call;
  const asks: Ask[] = [];
  for (const implication of IMPLIED.filter(({ operations }) => operations.includes(operation))) {
    asks.push(...(await implication.asks(situation)));
  }
  return asks;
}

/** S3 tells only callers who may list the bucket that an object does not exist (S3 API, GetObject, Permissions). */
export function impliedByAbsence({ operation, bucket }: DescribedCall): readonly Ask[] {
  if (operation !== 'GetObject' && operation !== 'HeadObject') return [];
  return [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${bucket}` }];
}

async function withKey(
  { call: { bucket }, resources }: Situation,
  actions: readonly string[],
): Promise<readonly Ask[]> {
  const key = bucket && (await resources.keyOf(bucket));
  return key ? actions.map((action) => ({ action, resource: key })) : [];
}
