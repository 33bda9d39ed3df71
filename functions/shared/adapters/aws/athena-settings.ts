import type { QueryStatistics } from '../../ports/query-engine.ts';

export interface AthenaSettings {
  readonly database: string;
  /** Carries the byte limit and where results go. */
  readonly workgroup: string;
  /** Name of the lake bucket: the tables of releases are written in it. */
  readonly lakeBucket: string;
  /** Receives the cost of each query. */
  readonly onDone?: (statistics: QueryStatistics) => void;
}
