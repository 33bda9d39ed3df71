import { AthenaClient, type AthenaClientConfig } from '@aws-sdk/client-athena';

/** Athena throttles requests. The SDK retries a throttled request with growing pauses, for up to a minute. */
const MOST_ATTEMPTS = 8;

/** Creates an Athena client that retries throttled requests. */
export function createAthenaClient(config: AthenaClientConfig = {}): AthenaClient {
  return new AthenaClient({ maxAttempts: MOST_ATTEMPTS, ...config });
}
