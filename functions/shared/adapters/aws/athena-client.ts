import { AthenaClient, type AthenaClientConfig } from '@aws-sdk/client-athena';

/** Athena lets few requests through at a time: the SDK sends a refused one again, with growing pauses, up to a minute. */
const MOST_TRIES = 8;

/** A client of Athena that waits its turn. */
export function createAthenaClient(config: AthenaClientConfig = {}): AthenaClient {
  return new AthenaClient({ maxAttempts: MOST_TRIES, ...config });
}
