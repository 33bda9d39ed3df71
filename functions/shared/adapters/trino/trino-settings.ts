import type { QueryStatistics } from '../../ports/query-engine.ts';

export interface TrinoSettings {
  /** Address of the cluster, such as https://trino.example:8443. */
  readonly url: string;
  readonly user: string;
  /** Asked for at the first statement. Goes over https only, or to this machine. */
  readonly password?: (() => Promise<string>) | undefined;
  readonly catalog: string;
  readonly schema: string;
  /** Where the cluster sees the lake bucket: `s3://name-of-bucket`, `local:///lake`. */
  readonly lakeUri: string;
  /** A statement that takes longer is stopped on the cluster. Left out: 15 minutes. */
  readonly limitSeconds?: number | undefined;
  /** Hears what each statement has cost. */
  readonly onDone?: ((statistics: QueryStatistics) => void) | undefined;
}
