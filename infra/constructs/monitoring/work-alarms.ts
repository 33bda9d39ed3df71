import { Duration } from 'aws-cdk-lib';
import { ownMetric } from '../platform-metrics.ts';
import { type AlarmDefinition, FIVE_MINUTES } from './alarm-definition.ts';
import type { DeployedFunction, MonitoredPlatform } from './monitored-platform.ts';

/** More messages than a queue holds on a busy day. */
const BACKLOG = 100;
const LEAST_AGE_SECONDS = 900;

/** What each worker does, as the start of a sentence. */
const PURPOSES: Readonly<Record<string, string>> = {
  'validate-return': 'Checking of returns',
  'publish-return': 'Publication of returns',
  'calculate-figures': "Calculation of councils' figures",
  'release-indicators': 'Making of a release',
  'build-evidence-pack': 'Making of an evidence pack',
};

/** Alarms about queued work that is late or has failed, and returns that are in no release. */
export function defineWorkAlarms({ settings, functions }: MonitoredPlatform): AlarmDefinition[] {
  return [...functions.flatMap(defineQueueAlarms), releaseOverdue(settings)];
}

function defineQueueAlarms({
  entry: { name, timeoutSeconds },
  work,
}: DeployedFunction): AlarmDefinition[] {
  if (work === undefined) return [];
  const { queue, deadLetters } = work;
  const oldest = Math.max(LEAST_AGE_SECONDS, timeoutSeconds * 3);
  return [
    {
      name: `${name}-backlog`,
      message: `${purpose(name)} is late: ${BACKLOG} or more messages have waited in the queue of ${name} for 15 minutes. Nothing is lost. See first whether the number falls.`,
      runbook: 'work-delayed',
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
      threshold: BACKLOG,
      consecutivePeriods: 3,
    },
    {
      name: `${name}-delayed`,
      message: `${purpose(name)} is late: a message has waited in the queue of ${name} for ${oldest / 60} minutes. Nothing is lost. See first whether the queue is read.`,
      runbook: 'work-delayed',
      metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES }),
      threshold: oldest,
    },
    {
      name: `${name}-dead-letters`,
      message: `${purpose(name)} has failed for at least one user: a message is in the dead-letter queue of ${name}. It is kept for 14 days. Read the message first.`,
      runbook: 'dead-letters',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
      threshold: 1,
    },
  ];
}

function releaseOverdue({
  stage,
  releaseWithinDays,
}: MonitoredPlatform['settings']): AlarmDefinition {
  return {
    name: 'release-overdue',
    message: `Inspectors and analysts see old figures: an accepted return has been in no release for ${releaseWithinDays} days or more. Ask an analyst to start a release.`,
    runbook: 'release-overdue',
    metric: ownMetric({
      stage,
      by: 'watch-releases',
      name: 'DaysWaitingForRelease',
      statistic: 'Maximum',
      period: Duration.days(1),
    }),
    threshold: releaseWithinDays,
    isRecordedRarely: true,
  };
}

function purpose(name: string): string {
  return PURPOSES[name] ?? `Work of ${name}`;
}
