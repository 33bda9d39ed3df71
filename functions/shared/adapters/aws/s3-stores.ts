import type { Bucket } from '../../../register.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { createS3Client } from './s3-client.ts';
import { createS3Store } from './s3-store.ts';

type BucketNames = Readonly<Record<`${Uppercase<Bucket>}_BUCKET`, string>>;

/** Every bucket of the platform on S3. A function can only use those that its role allows. */
export function createS3Stores(names: BucketNames): Readonly<Record<Bucket, ObjectStore>> {
  const client = createS3Client();
  return {
    landing: createS3Store(client, names.LANDING_BUCKET),
    submissions: createS3Store(client, names.SUBMISSIONS_BUCKET),
    lake: createS3Store(client, names.LAKE_BUCKET),
    releases: createS3Store(client, names.RELEASES_BUCKET),
    audit: createS3Store(client, names.AUDIT_BUCKET),
    reference: createS3Store(client, names.REFERENCE_BUCKET),
  };
}
