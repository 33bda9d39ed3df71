import { KMSClient } from '@aws-sdk/client-kms';
import { systemClock } from '../../ports/clock.ts';
import type { KeyRing } from '../../ports/key-ring.ts';
import type { Log } from '../../ports/log.ts';
import type { QueryEngine, QueryStatistics } from '../../ports/query-engine.ts';
import { createTrinoEngine } from '../trino/trino-engine.ts';
import { createAthenaClient } from './athena-client.ts';
import { createAthenaEngine } from './athena-engine.ts';
import { required, workerEnvironment } from './environment.ts';
import { createKmsKeyRing } from './kms-key-ring.ts';
import { readSecret } from './read-secret.ts';
import { createS3Stores } from './s3-stores.ts';

/** The stores and the clock of a worker function on AWS. */
export function createWorkerDependencies() {
  return { ...createS3Stores(workerEnvironment()), clock: systemClock };
}

/**
 * Athena, or your own Trino cluster, for a function whose register entry grants the engine. The cost of each statement is
 * logged.
 */
export function createEngine(log: Log): QueryEngine {
  const settings = workerEnvironment();
  const onDone = ({ bytesRead, elapsedMs }: QueryStatistics): void =>
    log.info('statement done', { bytesRead, elapsedMs });
  if (settings.QUERY_ENGINE === 'trino') return createTrino(settings, onDone);
  return createAthenaEngine(createAthenaClient(), {
    database: required(settings.ATHENA_DATABASE, 'ATHENA_DATABASE'),
    workgroup: required(settings.ATHENA_WORKGROUP, 'ATHENA_WORKGROUP'),
    lakeBucket: settings.LAKE_BUCKET,
    onDone,
  });
}

function createTrino(
  settings: ReturnType<typeof workerEnvironment>,
  onDone: (statistics: QueryStatistics) => void,
): QueryEngine {
  const { TRINO_PASSWORD_SECRET_ARN: secret } = settings;
  return createTrinoEngine({
    url: required(settings.TRINO_URL, 'TRINO_URL'),
    user: settings.TRINO_USER,
    catalog: settings.TRINO_CATALOG,
    schema: required(settings.TRINO_SCHEMA, 'TRINO_SCHEMA'),
    lakeUri: `s3://${settings.LAKE_BUCKET}`,
    onDone,
    ...(secret !== undefined && { password: () => readSecret(secret) }),
  });
}

/** Councils' keys from KMS, for a function whose register entry grants them. */
export function createKeys(): KeyRing {
  const { COUNCIL_KEYS_KEY_ID: keyId } = workerEnvironment();
  return createKmsKeyRing(new KMSClient({}), required(keyId, 'COUNCIL_KEYS_KEY_ID'));
}
