import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Chart } from './chart.ts';
import type { MonitoredPlatform } from './monitored-platform.ts';

const period = Duration.days(1);

/** Charts of what is billed by use: time and calls of functions, and bytes in buckets. */
export function costCharts({
  functions,
  bucketNames,
}: MonitoredPlatform & { readonly bucketNames: readonly string[] }): Chart[] {
  return [
    {
      title: 'Gigabyte-seconds a day',
      lines: functions.map(
        ({ entry: { name, memoryMb }, lambda }, index) =>
          new MathExpression({
            label: name,
            expression: `ms${index} * ${memoryMb} / 1024000`,
            usingMetrics: { [`ms${index}`]: lambda.metricDuration({ statistic: 'Sum', period }) },
            period,
          }),
      ),
    },
    {
      title: 'Calls a day',
      lines: functions.map(({ entry: { name }, lambda }) =>
        lambda.metricInvocations({ period, label: name }),
      ),
    },
    { title: 'Bytes in the buckets', lines: bucketNames.map(bytesOf) },
  ];
}

function bytesOf(bucketName: string): Metric {
  return new Metric({
    namespace: 'AWS/S3',
    metricName: 'BucketSizeBytes',
    dimensionsMap: { BucketName: bucketName, StorageType: 'StandardStorage' },
    statistic: 'Average',
    period,
  });
}
