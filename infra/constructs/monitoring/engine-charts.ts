import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric } from '../platform-metrics.ts';
import type { Chart } from './chart.ts';
import type { MonitoredPlatform } from './monitored-platform.ts';

/** Charts of how long releases take, how long returns wait for one, and what Athena does. */
export function engineCharts({
  settings: { stage },
  workgroups,
}: MonitoredPlatform & { readonly workgroups: readonly string[] }): Chart[] {
  const athena = (metric: string, statistic: string) =>
    workgroups.map((workgroup) => athenaMetric(workgroup, metric, statistic));
  return [
    {
      title: 'Seconds from request to release',
      lines: [
        ownMetric({
          stage,
          by: 'release-indicators',
          name: 'ReleaseSeconds',
          statistic: 'Maximum',
        }),
      ],
    },
    {
      title: 'Days that a return has waited for a release',
      lines: [
        ownMetric({
          stage,
          by: 'watch-releases',
          name: 'DaysWaitingForRelease',
          statistic: 'Maximum',
          period: Duration.days(1),
        }),
      ],
    },
    { title: 'Milliseconds of a query', lines: athena('TotalExecutionTime', 'Maximum') },
    { title: 'Bytes that queries read', lines: athena('ProcessedBytes', 'Sum') },
  ];
}

// Athena also splits the metric by state and kind of query; a search adds all of them.
function athenaMetric(workgroup: string, metric: string, statistic: string): IMetric {
  const where = `{AWS/Athena,QueryState,QueryType,WorkGroup} WorkGroup="${workgroup}" MetricName="${metric}"`;
  return new MathExpression({
    label: workgroup,
    expression: `SEARCH('${where}', '${statistic}')`,
    usingMetrics: {},
    period: Duration.minutes(5),
  });
}
