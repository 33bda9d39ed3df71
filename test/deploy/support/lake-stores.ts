import { S3Client } from '@aws-sdk/client-s3';
import { createS3Store } from '../../../functions/shared/adapters/aws/s3-store.ts';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import { outputNamed } from '../../support/cloud/deploy-app.ts';
import { clientSettings } from '../../support/cloud/emulator-clients.ts';
import type { CloudAddresses } from '../../support/cloud/open-cloud.ts';

/** A bucket of the deployment as an operator reaches it. */
export function storeOf({ emulator }: CloudAddresses, bucket: string): ObjectStore {
  return createS3Store(new S3Client(clientSettings(emulator)), bucket);
}

/** The lake and what councils have sent to it. */
export function lakeStores(cloud: CloudAddresses) {
  const named = (output: string) => storeOf(cloud, outputNamed(cloud.outputs, 'lake', output));
  return { lake: named('LakeBucket'), submissions: named('SubmissionsBucket') };
}
