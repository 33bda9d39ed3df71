import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricName } from '../../functions/shared/ports/metrics.ts';

/** The CloudWatch namespace of metrics that functions of a stage record. */
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
  /** For charts only: with a label, an alarm would use metric math. */
  readonly label?: string;
}

/** A metric that a function records itself (`functions/shared/ports/metrics.ts`). */
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
