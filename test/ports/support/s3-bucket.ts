import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { createS3Client } from '../../../functions/shared/adapters/aws/s3-client.ts';
import { createS3Store } from '../../../functions/shared/adapters/aws/s3-store.ts';
import type { StoreUnderTest } from '../object-store-contract.ts';

export interface S3Server {
  readonly url: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** A store over a new, empty bucket of a server. */
export async function openBucket({
  url,
  region,
  credentials,
}: S3Server): Promise<StoreUnderTest & { readonly bucket: string }> {
  const client = createS3Client({ endpoint: url, region, credentials, forcePathStyle: true });
  const Bucket = `bucket-${randomUUID()}`;
  await client.send(new CreateBucketCommand({ Bucket }));
  const store = createS3Store(client, Bucket);
  return {
    store,
    bucket: Bucket,
    async isLetGo(Key) {
      const { TagSet = [] } = await client.send(new GetObjectTaggingCommand({ Bucket, Key }));
      return TagSet.some((tag) => tag.Key === 'abandoned' && tag.Value === 'true');
    },
    async remove() {
      const keys: string[] = [];
      for await (const { key } of store.list('')) keys.push(key);
      for (const Key of keys) await client.send(new DeleteObjectCommand({ Bucket, Key }));
      await client.send(new DeleteBucketCommand({ Bucket }));
      client.destroy();
    },
  };
}
