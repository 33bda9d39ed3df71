import { Duration } from 'aws-cdk-lib';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** One CloudWatch alarm: what it measures, when it goes off, and the runbook for it. */
export interface AlarmDefinition {
  /** Ends the alarm's name: `validate-return-dead-letters`. */
  readonly name: string;
  /** What happened and who is affected, for an operator who has never seen the system. */
  readonly message: string;
  /** File of `infra/runbooks/`, without `.md`. */
  readonly runbook: string;
  readonly metric: IMetric;
  /** The alarm goes off when the metric is at least this. */
  readonly threshold: number;
  /** Consecutive periods of the metric at or above the threshold. Default: 1. */
  readonly consecutivePeriods?: number;
  /** A percentile of a few requests means nothing, so the alarm ignores it. */
  readonly ignoresFewSamples?: true;
  /** The metric is recorded rarely: without a new value the alarm keeps its state. */
  readonly isRecordedRarely?: true;
}

export const FIVE_MINUTES = Duration.minutes(5);
