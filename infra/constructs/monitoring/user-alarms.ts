import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../platform-metrics.ts';
import { type AlarmDefinition, FIVE_MINUTES } from './alarm-definition.ts';
import type { MonitoredPlatform } from './monitored-platform.ts';

/** Alarms about requests and sign-ins. */
export function defineUserAlarms({
  settings: { stage },
  api,
}: MonitoredPlatform): AlarmDefinition[] {
  return [
    {
      name: 'api-errors',
      message:
        'Users see an error page: five or more requests failed (5xx) in five minutes. Find the failing route first.',
      runbook: 'api-errors',
      metric: api.metricServerError({ statistic: 'Sum', period: FIVE_MINUTES }),
      threshold: 5,
    },
    {
      name: 'api-slow',
      message:
        'Pages are slow for all users: for 15 minutes one request in 20 took over two seconds. Find the slow route first.',
      runbook: 'api-slow',
      metric: api.metricLatency({ statistic: 'p95', period: FIVE_MINUTES }),
      threshold: 2000,
      consecutivePeriods: 3,
      ignoresFewSamples: true,
    },
    {
      name: 'sign-ins-refused',
      message:
        'Users cannot sign in: 20 or more attempts failed in an hour after the OpenID provider. Check the provider first.',
      runbook: 'sign-in-fails',
      metric: ownMetric({
        stage,
        by: 'sign-in',
        name: 'SignInsRefused',
        outcome: 'not-signed-in',
        period: Duration.hours(1),
      }),
      threshold: 20,
    },
  ];
}
