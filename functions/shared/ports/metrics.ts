/** What is counted and measured for operators, each with its unit. */
export const MEASURED = {
  /** Checks that came to an end; the outcome is that of the return. */
  ReturnsChecked: 'Count',
  /** Returns that came into force or out of it. */
  ReturnsPublished: 'Count',
  ReleasesPublished: 'Count',
  /** From the request of a release to its manifest. */
  ReleaseSeconds: 'Seconds',
  PacksBuilt: 'Count',
  /** People who came back from the OpenID provider and were not let in. */
  SignInsRefused: 'Count',
  /** Defects of ours: each is a line of the log too. */
  Defects: 'Count',
  /** Days that the accepted return which waits longest has waited for a release; 0 where none waits. */
  DaysWaitingForRelease: 'Count',
} as const satisfies Readonly<Record<string, 'Count' | 'Seconds'>>;
export type MetricName = keyof typeof MEASURED;

/** Figures for an operator. An outcome is one of a few words of ours: never a council, a person or an id. */
export interface Metrics {
  record(name: MetricName, value: number, outcome?: string): void;
}

/** Keeps nothing, for a platform that nobody watches. */
export const noMetrics: Metrics = { record: () => {} };
