import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { ownMetric } from '../platform-metrics.ts';
import { FIVE_MINUTES, type Trouble } from './trouble.ts';
import type { Made, Watched } from './watched.ts';

const FAILURE_RUNBOOKS: Readonly<Record<string, string>> = {
  'deploy-views': 'views-not-deployed',
  'sign-in': 'sign-in-fails',
};

/** Functions that break off, tell of a defect, run out of time, or are not let run. */
export function functionTroubles({ settings: { stage }, functions }: Watched): Trouble[] {
  // Requests have an alarm for latency instead.
  const workers = functions.filter(({ entry }) => entry.kind !== 'http');
  return [
    ...functions.flatMap((made) => [breaksOff(made), tellsOfDefect(made, stage)]),
    ...workers.map(nearTimeOut),
    throttled(),
  ];
}

function breaksOff({ entry: { name }, lambda }: Made): Trouble {
  return {
    name: `${name}-breaks-off`,
    says: `The function ${name} stopped in the middle of a call, or could not start.`,
    runbook: runbookFor(name),
    metric: lambda.metricErrors({ period: FIVE_MINUTES }),
    atLeast: 1,
  };
}

function tellsOfDefect({ entry: { name } }: Made, stage: string): Trouble {
  return {
    name: `${name}-defect`,
    says: `The function ${name} met a defect of ours, which is in its log.`,
    runbook: runbookFor(name),
    metric: ownMetric({ stage, by: name, name: 'Defects', period: FIVE_MINUTES }),
    atLeast: 1,
  };
}

function runbookFor(name: string): string {
  return FAILURE_RUNBOOKS[name] ?? 'function-fails';
}

function nearTimeOut({ entry: { name, timeoutSeconds }, lambda }: Made): Trouble {
  return {
    name: `${name}-near-time-out`,
    says: `A call of ${name} took more than four fifths of its ${timeoutSeconds} seconds.`,
    runbook: 'near-time-out',
    metric: lambda.metricDuration({ statistic: 'Maximum', period: FIVE_MINUTES }),
    atLeast: timeoutSeconds * 800,
  };
}

// All functions of an account share one limit, so that one metric without dimensions tells of it.
function throttled(): Trouble {
  return {
    name: 'functions-throttled',
    says: 'Calls of functions are put off or turned away, because too many run at once.',
    runbook: 'throttled',
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      statistic: 'Sum',
      period: FIVE_MINUTES,
    }),
    atLeast: 1,
    periods: 2,
  };
}
