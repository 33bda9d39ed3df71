import { openStores, type Stores } from '../../../infra/local/stores.ts';
import { createUploadSigner } from '../../../infra/local/upload-signer.ts';

/** The stores of a running platform without its events: work that is requested here never starts. */
export function openQuietStores(dataFolder: string): Stores {
  const signer = createUploadSigner({
    secret: Buffer.alloc(32),
    origin: 'http://localhost',
    now: () => new Date(),
  });
  return openStores(dataFolder, signer, () => {});
}
