import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BUCKETS, type Bucket } from '../../functions/register.ts';
import { createFolderStore, type FolderStore } from './folder-store.ts';
import type { UploadSigner } from './upload-signer.ts';

/** Longer than a signed upload stays valid, so nothing still writes a file this old. */
const UNFINISHED_MS = 60 * 60_000;

export type Stores = Readonly<Record<Bucket, FolderStore>>;

/** Every bucket as a folder under `<dataFolder>/store`. Calls `onWritten` for each object. */
export function openStores(
  dataFolder: string,
  signer: UploadSigner,
  onWritten: (bucket: Bucket, key: string) => void,
): Stores {
  const stores = BUCKETS.map((bucket) => {
    const store = createFolderStore({
      folder: bucketFolder(dataFolder, bucket),
      scratch: scratchFolder(dataFolder),
      onWritten: (key) => onWritten(bucket, key),
      sign: (permission) => signer.sign(bucket, permission),
    });
    return [bucket, store] as const;
  });
  return Object.fromEntries(stores) as Record<Bucket, FolderStore>;
}

/** Removes incomplete files that a killed process left an hour ago or more. */
export async function clearUnfinished(dataFolder: string): Promise<void> {
  const folder = scratchFolder(dataFolder);
  for (const name of await readdir(folder).catch(() => [])) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > UNFINISHED_MS) await rm(join(folder, name), { force: true });
  }
}

function scratchFolder(dataFolder: string): string {
  return join(dataFolder, 'store', '_writing');
}

/** The folder of a bucket. DuckDB reads the lake from it. */
export function bucketFolder(dataFolder: string, bucket: Bucket): string {
  return join(dataFolder, 'store', bucket);
}

/** True for the name of a bucket of the register. */
export function isBucket(name: string): name is Bucket {
  return (BUCKETS as readonly string[]).includes(name);
}
