import type { QueryStatistics } from '../../ports/query-engine.ts';

export interface TrinoSettings {
  /** Address of the cluster, such as https://trino.example:8443. */
  readonly url: string;
  readonly user: string;
  /** Called at the first statement. The password is only sent over https, or to this machine. */
  readonly password?: (() => Promise<string>) | undefined;
  readonly catalog: string;
  readonly schema: string;
  /** The URI at which the cluster reads the lake bucket: `s3://name-of-bucket`, `local:///lake`. */
  readonly lakeUri: string;
  /** A statement that takes longer is cancelled on the cluster. Default: 900 (15 minutes). */
  readonly limitSeconds?: number | undefined;
  /** Receives the cost of each statement. */
  readonly onDone?: ((statistics: QueryStatistics) => void) | undefined;
}
