import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../platform-metrics.ts';
import { FIVE_MINUTES, type Trouble } from './trouble.ts';
import type { Watched } from './watched.ts';

/** What people meet at the address of the service. */
export function userTroubles({ settings: { stage }, api }: Watched): Trouble[] {
  return [
    {
      name: 'api-errors',
      says: 'Five or more requests in five minutes were answered that something went wrong.',
      runbook: 'api-errors',
      metric: api.metricServerError({ statistic: 'Sum', period: FIVE_MINUTES }),
      atLeast: 5,
    },
    {
      name: 'api-slow',
      says: 'One request in twenty takes longer than two seconds.',
      runbook: 'api-slow',
      metric: api.metricLatency({ statistic: 'p95', period: FIVE_MINUTES }),
      atLeast: 2000,
      periods: 3,
      ignoresFewSamples: true,
    },
    {
      name: 'sign-ins-refused',
      says: 'Twenty or more people in an hour came back from the provider without being signed in.',
      runbook: 'sign-in-fails',
      metric: ownMetric({
        stage,
        by: 'sign-in',
        name: 'SignInsRefused',
        outcome: 'not-signed-in',
        period: Duration.hours(1),
      }),
      atLeast: 20,
    },
  ];
}
