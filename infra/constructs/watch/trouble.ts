import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** Something that an operator must hear of, and the runbook that says what to do then. */
export interface Trouble {
  /** Ends the alarm's name: `validate-return-dead-letters`. */
  readonly name: string;
  /** What users feel, in a sentence. */
  readonly says: string;
  /** File of `infra/runbooks/`, without `.md`. */
  readonly runbook: string;
  readonly metric: IMetric;
  /** The alarm goes off when the metric is at least this. */
  readonly atLeast: number;
  /** For so many periods of the metric in a row; one, unless told. */
  readonly periods?: number;
  /** A percentile of a handful of requests says nothing. */
  readonly ignoresFewSamples?: true;
  /** The metric comes rarely: between two values the alarm stays as it is. */
  readonly comesRarely?: true;
}

export const FIVE_MINUTES = Duration.minutes(5);
