import type { Clock } from '../../functions/shared/ports/clock.ts';
import type { ApiClient } from './api-client.ts';

/** The service under a journey, reached over HTTP as its users reach it, wherever it runs. */
export interface Service {
  readonly origin: string;
  /** A client of the API with the token of a demonstration account, such as `officer 823`. */
  as(account: string, patienceSeconds?: number): Promise<ApiClient>;
  /** The bytes of every object in the lake, as Latin-1 text. Parquet of small files keeps text readable. */
  lakeText(): Promise<string>;
  /** Every line that the service has logged. */
  logText(): Promise<string>;
  close(): Promise<void>;
}

/** What a journey may ask of the place where the service runs. */
export interface ServiceWishes {
  readonly clock?: Clock;
  /** How often each event is delivered. A real queue delivers at least once, whatever is wished. */
  readonly deliveries?: number;
}

export type OpenService = (wishes?: ServiceWishes) => Promise<Service>;
