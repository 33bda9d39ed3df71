import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric } from '../platform-metrics.ts';
import { type AlarmDefinition, FIVE_MINUTES } from './alarm-definition.ts';
import type { DeployedFunction, MonitoredPlatform } from './monitored-platform.ts';

const FAILURE_RUNBOOKS: Readonly<Record<string, string>> = {
  'deploy-views': 'views-not-deployed',
  'sign-in': 'sign-in-fails',
};

/** Alarms about functions that crash, log an unexpected error, are close to their time-out or are throttled. */
export function defineFunctionAlarms({
  settings: { stage },
  functions,
}: MonitoredPlatform): AlarmDefinition[] {
  // Functions that answer requests have the alarm `api-slow` instead.
  const workers = functions.filter(({ entry }) => entry.kind !== 'http');
  return [
    ...functions.flatMap((made) => [crashes(made), logsError(made, stage)]),
    ...workers.map(nearTimeOut),
    throttled(),
  ];
}

function crashes({ entry, lambda }: DeployedFunction): AlarmDefinition {
  const { name } = entry;
  return {
    name: `${name}-crashed`,
    message: `The function ${name} crashed, timed out or could not start. ${effect(entry)} Read its log first.`,
    runbook: runbookFor(name),
    metric: lambda.metricErrors({ period: FIVE_MINUTES }),
    threshold: 1,
  };
}

function logsError({ entry }: DeployedFunction, stage: string): AlarmDefinition {
  const { name } = entry;
  return {
    name: `${name}-unexpected-error`,
    message: `The function ${name} logged an unexpected error. ${effect(entry)} Read its log first.`,
    runbook: runbookFor(name),
    metric: ownMetric({ stage, by: name, name: 'Defects', period: FIVE_MINUTES }),
    threshold: 1,
  };
}

function effect(entry: DeployedFunction['entry']): string {
  switch (entry.kind) {
    case 'http':
      return 'At least one user saw an error page.';
    case 'worker':
      return 'The work is repeated up to three times; a user may wait longer.';
    case 'schedule':
      return entry.whenItFails;
    case 'deployment':
      return 'Users are not affected; the deployment of the views has failed.';
  }
}

function runbookFor(name: string): string {
  return FAILURE_RUNBOOKS[name] ?? 'function-fails';
}

function nearTimeOut({
  entry: { name, timeoutSeconds },
  lambda,
}: DeployedFunction): AlarmDefinition {
  return {
    name: `${name}-near-time-out`,
    message: `No one is affected yet: a call of ${name} took more than 80% of its ${timeoutSeconds} seconds. A larger one will time out. Raise its memory in working hours.`,
    runbook: 'near-time-out',
    metric: lambda.metricDuration({ statistic: 'Maximum', period: FIVE_MINUTES }),
    threshold: timeoutSeconds * 800,
  };
}

// All functions of an account share one limit, so one metric without dimensions shows it.
function throttled(): AlarmDefinition {
  return {
    name: 'functions-throttled',
    message:
      'Users see error pages and work is late: AWS has refused calls of functions for ten minutes, because too many run at once. Check the limit of the account first.',
    runbook: 'throttled',
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      statistic: 'Sum',
      period: FIVE_MINUTES,
    }),
    threshold: 1,
    consecutivePeriods: 2,
  };
}
