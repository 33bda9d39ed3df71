import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../platform-metrics.ts';
import { FIVE_MINUTES, type Trouble } from './trouble.ts';
import type { Made, Watched } from './watched.ts';

/** Messages in a queue that are more than a busy day's. */
const BACKLOG = 100;
const LEAST_AGE_SECONDS = 900;

/** Work that waits, is old or was given up; and returns that no release shows. */
export function workTroubles({ settings, functions }: Watched): Trouble[] {
  return [...functions.flatMap(queueTroubles), releaseWaits(settings)];
}

function queueTroubles({ entry: { name, timeoutSeconds }, work }: Made): Trouble[] {
  if (work === undefined) return [];
  const { queue, deadLetters } = work;
  const oldest = Math.max(LEAST_AGE_SECONDS, timeoutSeconds * 3);
  return [
    {
      name: `${name}-backlog`,
      says: `${BACKLOG} or more pieces of work wait for ${name}.`,
      runbook: 'work-waits',
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
      atLeast: BACKLOG,
      periods: 3,
    },
    {
      name: `${name}-oldest`,
      says: `A piece of work has waited for ${name} for ${oldest / 60} minutes.`,
      runbook: 'work-waits',
      metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES }),
      atLeast: oldest,
    },
    {
      name: `${name}-dead-letters`,
      says: `${name} gave work up, or could not be told of it. Someone waits in vain.`,
      runbook: 'dead-letters',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
      atLeast: 1,
    },
  ];
}

function releaseWaits({ stage, releaseWithinDays }: Watched['settings']): Trouble {
  return {
    name: 'release-waits',
    says: `An accepted return has waited ${releaseWithinDays} days or more for a release.`,
    runbook: 'release-waits',
    metric: ownMetric({
      stage,
      by: 'watch-releases',
      name: 'DaysWaitingForRelease',
      statistic: 'Maximum',
      period: Duration.days(1),
    }),
    atLeast: releaseWithinDays,
    comesRarely: true,
  };
}
