import type { Clock } from '../../functions/shared/ports/clock.ts';
import type { ApiClient } from './api-client.ts';

/** The service under test, over HTTP as users reach it, wherever it runs. */
export interface Service {
  readonly origin: string;
  /** A client of the API with the token of a demonstration account, such as `officer 823`. */
  as(account: string, patienceSeconds?: number): Promise<ApiClient>;
  /** The bytes of every object in the lake, as Latin-1 text. Text in small Parquet files is readable. */
  lakeText(): Promise<string>;
  /** Every log line of the service. */
  logText(): Promise<string>;
  close(): Promise<void>;
}

/** Requirements of a journey for the environment of the service. */
export interface ServiceWishes {
  readonly clock?: Clock;
  /** How often each event is delivered. A real queue ignores this and delivers at least once. */
  readonly deliveries?: number;
}

export type OpenService = (wishes?: ServiceWishes) => Promise<Service>;
