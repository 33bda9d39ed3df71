import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';

/** One chart: what it shows, and its lines. */
export interface Chart {
  readonly title: string;
  readonly lines: readonly IMetric[];
}
