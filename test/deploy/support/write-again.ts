import { outputNamed } from '../../support/cloud/deploy-app.ts';
import type { CloudAddresses } from '../../support/cloud/open-cloud.ts';
import { storeOf } from './lake-stores.ts';

/** Writes an object again unchanged, as an operator does to send its event again. Throws if there is none. */
export async function writeAgain(
  cloud: CloudAddresses,
  bucketOutput: string,
  key: string,
): Promise<void> {
  const store = storeOf(cloud, outputNamed(cloud.outputs, 'lake', bucketOutput));
  const found = await store.get(key);
  if (found === undefined) throw new Error('There is no such object to write again.');
  await store.put(key, found.body, found.contentType);
}
