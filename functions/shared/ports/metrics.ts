/** The metrics for operators, each with its unit. */
export const MEASURED = {
  /** Finished checks, by the outcome of the return. */
  ReturnsChecked: 'Count',
  /** Returns that came into force or were withdrawn. */
  ReturnsPublished: 'Count',
  ReleasesPublished: 'Count',
  /** The time from the request for a release to its manifest. */
  ReleaseSeconds: 'Seconds',
  PacksBuilt: 'Count',
  /** Users who returned from the OpenID provider and were refused. */
  SignInsRefused: 'Count',
  /** Unexpected errors. Each is also a log line. */
  Defects: 'Count',
  /** Days that the oldest unreleased change has waited for a release. 0 when none waits. */
  DaysWaitingForRelease: 'Count',
} as const satisfies Readonly<Record<string, 'Count' | 'Seconds'>>;
export type MetricName = keyof typeof MEASURED;

/** Records metrics. An outcome is one of a few fixed words: never a council, a person or an id. */
export interface Metrics {
  record(name: MetricName, value: number, outcome?: string): void;
}

/** Discards metrics, for a platform without monitoring. */
export const noMetrics: Metrics = { record: () => {} };
