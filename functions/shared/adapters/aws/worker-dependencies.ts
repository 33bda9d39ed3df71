import { AthenaClient } from '@aws-sdk/client-athena';
import { KMSClient } from '@aws-sdk/client-kms';
import { systemClock } from '../../ports/clock.ts';
import type { KeyRing } from '../../ports/key-ring.ts';
import type { QueryEngine } from '../../ports/query-engine.ts';
import { createAthenaEngine } from './athena-engine.ts';
import { required, workerEnvironment } from './environment.ts';
import { createKmsKeyRing } from './kms-key-ring.ts';
import { createS3Stores } from './s3-stores.ts';

/** The stores and the clock of a function that does work on AWS. */
export function createWorkerDependencies() {
  return { ...createS3Stores(workerEnvironment()), clock: systemClock };
}

/** Athena, for a function whose register entry grants the engine. */
export function createEngine(): QueryEngine {
  const settings = workerEnvironment();
  return createAthenaEngine(new AthenaClient({}), {
    database: required(settings.ATHENA_DATABASE, 'ATHENA_DATABASE'),
    workgroup: required(settings.ATHENA_WORKGROUP, 'ATHENA_WORKGROUP'),
    lakeBucket: settings.LAKE_BUCKET,
  });
}

/** Councils' keys from KMS, for a function whose register entry grants them. */
export function createKeys(): KeyRing {
  const { COUNCIL_KEYS_KEY_ID: keyId } = workerEnvironment();
  return createKmsKeyRing(new KMSClient({}), required(keyId, 'COUNCIL_KEYS_KEY_ID'));
}
