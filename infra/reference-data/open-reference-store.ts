import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ObjectStore } from '../../functions/shared/ports/object-store.ts';
import { createFolderStore } from '../local/folder-store.ts';
import { bucketFolder } from '../local/stores.ts';

/** The settings do not say where reference data are. The message says what to set. */
export class UnknownStore extends Error {
  override readonly name = 'UnknownStore';
}

/** The bucket in `REFERENCE_BUCKET` on AWS. Without that setting, the data folder of the local service. */
export async function openReferenceStore(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ObjectStore> {
  const { REFERENCE_BUCKET, DATA_DIR } = environment;
  if (REFERENCE_BUCKET) return await openOnAws(REFERENCE_BUCKET);
  const dataFolder = resolve(DATA_DIR || '.data');
  if (!existsSync(join(dataFolder, 'store'))) {
    throw new UnknownStore(
      `${dataFolder} holds no data of the service. Set DATA_DIR to the folder of the local service, or REFERENCE_BUCKET, which is an output of the stacks.`,
    );
  }
  return createFolderStore({
    folder: bucketFolder(dataFolder, 'reference'),
    scratch: join(dataFolder, 'store', '_writing'),
  });
}

async function openOnAws(bucket: string): Promise<ObjectStore> {
  // The AWS SDK is slow to load, and a local service does not need it.
  const { S3Client } = await import('@aws-sdk/client-s3');
  const { createS3Store } = await import('../../functions/shared/adapters/aws/s3-store.ts');
  return createS3Store(new S3Client({}), bucket);
}
