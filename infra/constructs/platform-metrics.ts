import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricName } from '../../functions/shared/ports/metrics.ts';

/** Where CloudWatch keeps what the functions of a stage measure. */
export function metricNamespace(stage: string): string {
  return `CareStability/${stage}`;
}

interface Own {
  readonly stage: string;
  /** Name of the function in the register. */
  readonly by: string;
  readonly name: MetricName;
  readonly outcome?: string;
  readonly statistic?: string;
  readonly period?: Duration;
  /** For charts only: an alarm on a metric with a label becomes one of metric math. */
  readonly label?: string;
}

/** A figure that a function records itself (`functions/shared/ports/metrics.ts`). */
export function ownMetric({ stage, by, name, outcome, statistic, period, label }: Own): Metric {
  return new Metric({
    namespace: metricNamespace(stage),
    metricName: name,
    dimensionsMap: { service: by, ...(outcome && { outcome }) },
    statistic: statistic ?? 'Sum',
    period: period ?? Duration.minutes(5),
    ...(label && { label }),
  });
}
