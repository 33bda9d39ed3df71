import { ownMetric } from '../platform-metrics.ts';
import { FIVE_MINUTES } from './alarm-definition.ts';
import type { Chart } from './chart.ts';
import type { MonitoredPlatform } from './monitored-platform.ts';

const period = FIVE_MINUTES;

/** Charts of requests, refusals, failures, latency and failed sign-ins. */
export function userCharts({ settings: { stage }, api }: MonitoredPlatform): Chart[] {
  return [
    {
      title: 'Requests',
      lines: [api.metricCount({ statistic: 'Sum', period, label: 'requests' })],
    },
    {
      title: 'Refused (4xx) and failed (5xx)',
      lines: [
        api.metricClientError({ statistic: 'Sum', period, label: '4xx' }),
        api.metricServerError({ statistic: 'Sum', period, label: '5xx' }),
      ],
    },
    {
      title: 'Milliseconds to an answer',
      lines: [
        api.metricLatency({ statistic: 'p50', period, label: 'half' }),
        api.metricLatency({ statistic: 'p95', period, label: '19 of 20' }),
      ],
    },
    {
      title: 'Sign-ins refused',
      lines: ['not-signed-in', 'unknown-user'].map((outcome) =>
        ownMetric({ stage, by: 'sign-in', name: 'SignInsRefused', outcome, label: outcome }),
      ),
    },
  ];
}
