import type { QueryStatistics } from '../../ports/query-engine.ts';

export interface AthenaSettings {
  readonly database: string;
  /** Carries the byte limit and where results go. */
  readonly workgroup: string;
  /** Name of the lake bucket: the tables of releases are written in it. */
  readonly lakeBucket: string;
  /** Hears what each query has cost. */
  readonly onDone?: (statistics: QueryStatistics) => void;
}
