import { S3Client } from '@aws-sdk/client-s3';
import { createS3Store } from '../../../functions/shared/adapters/aws/s3-store.ts';
import type { ObjectStore } from '../../../functions/shared/ports/object-store.ts';
import { outputNamed } from '../../support/cloud/deploy-app.ts';
import { clientSettings } from '../../support/cloud/emulator-clients.ts';
import type { CloudAddresses } from '../../support/cloud/open-cloud.ts';

/** A bucket of the deployment, opened with an operator's permissions. */
export function storeOf({ emulator }: CloudAddresses, bucket: string): ObjectStore {
  return createS3Store(new S3Client(clientSettings(emulator)), bucket);
}

/** The buckets of the lake and of submissions. */
export function lakeStores(cloud: CloudAddresses) {
  const named = (output: string) => storeOf(cloud, outputNamed(cloud.outputs, 'lake', output));
  return { lake: named('LakeBucket'), submissions: named('SubmissionsBucket') };
}
