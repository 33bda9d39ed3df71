import { join } from 'node:path';
import { BUCKETS, type Bucket } from '../../functions/register.ts';
import { createFolderStore, type FolderStore } from './folder-store.ts';
import type { UploadSigner } from './upload-signer.ts';

export type Stores = Readonly<Record<Bucket, FolderStore>>;

/** Every bucket as a folder under `<dataFolder>/store`, telling `onWritten` of each object. */
export function openStores(
  dataFolder: string,
  signer: UploadSigner,
  onWritten: (bucket: Bucket, key: string) => void,
): Stores {
  const stores = BUCKETS.map((bucket) => {
    const store = createFolderStore({
      folder: bucketFolder(dataFolder, bucket),
      scratch: join(dataFolder, 'store', '_writing'),
      onWritten: (key) => onWritten(bucket, key),
      sign: (permission) => signer.sign(bucket, permission),
    });
    return [bucket, store] as const;
  });
  return Object.fromEntries(stores) as Record<Bucket, FolderStore>;
}

/** Where a bucket lies: DuckDB reads the lake from there. */
export function bucketFolder(dataFolder: string, bucket: Bucket): string {
  return join(dataFolder, 'store', bucket);
}

/** True for the name of a bucket of the register. */
export function isBucket(name: string): name is Bucket {
  return (BUCKETS as readonly string[]).includes(name);
}
