import { describe, expect, it } from 'vitest';
import { REGISTER } from '../../functions/register.ts';
import { createApp, platformOf, resourcesOf } from './support/synthesised.ts';

const { service } = platformOf(createApp({ alarmEmail: 'operators@council.example' }));
const alarms = Object.values(resourcesOf(service, 'AWS::CloudWatch::Alarm')).map(
  ({ Properties }) => Properties,
);
const names = alarms.map(({ AlarmName }) =>
  String(AlarmName).replace('care-stability-production-', ''),
);
const workers = REGISTER.filter(({ kind }) => kind === 'worker');

function alarm(name: string): Record<string, unknown> {
  return alarms[names.indexOf(name)] ?? {};
}

describe('alarms for operators', () => {
  it.each(workers)('go off when work of $name is delayed or has failed', ({ name }) => {
    expect(alarm(`${name}-backlog`)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
    });
    expect(alarm(`${name}-delayed`)).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage' });
    expect(alarm(`${name}-dead-letters`)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Threshold: 1,
      EvaluationPeriods: 1,
    });
    const [queue, failed] = ['backlog', 'dead-letters'].map((which) =>
      JSON.stringify(alarm(`${name}-${which}`).Dimensions),
    );
    expect(failed).toContain('WorkFailed');
    expect(queue).not.toBe(failed);
  });

  it.each(REGISTER)(
    'go off when $name crashes, and when it logs an unexpected error',
    ({ name }) => {
      expect(alarm(`${name}-crashed`)).toMatchObject({ MetricName: 'Errors', Threshold: 1 });
      expect(alarm(`${name}-unexpected-error`)).toMatchObject({
        Namespace: 'CareStability/production',
        MetricName: 'Defects',
        Dimensions: [{ Name: 'service', Value: name }],
      });
    },
  );

  it.each(REGISTER.filter(({ kind }) => kind !== 'http'))(
    'go off when $name is close to its time-out',
    ({ name, timeoutSeconds }) => {
      const { Threshold } = alarm(`${name}-near-time-out`) as { Threshold: number };
      expect(Threshold / 1000).toBeLessThan(timeoutSeconds);
      expect(Threshold / 1000).toBeGreaterThan(timeoutSeconds / 2);
    },
  );

  it.each([
    { name: 'api-errors', metric: '5xx', why: 'users see an error page' },
    { name: 'api-slow', metric: 'Latency', why: 'pages are slow' },
    { name: 'functions-throttled', metric: 'Throttles', why: 'too many functions run at once' },
    { name: 'sign-ins-refused', metric: 'SignInsRefused', why: 'no one can sign in' },
    {
      name: 'release-overdue',
      metric: 'DaysWaitingForRelease',
      why: 'accepted returns are in no release',
    },
  ])('go off when $why', ({ name, metric }) => {
    expect(alarm(name)).toMatchObject({ MetricName: metric });
  });

  it.each(REGISTER.flatMap((entry) => (entry.kind === 'schedule' ? [entry] : [])))(
    'say of $name what the register says of a failure',
    ({ name, whenItFails }) => {
      for (const which of ['crashed', 'unexpected-error']) {
        expect(alarm(`${name}-${which}`).AlarmDescription).toContain(whenItFails);
      }
    },
  );

  it('notify one topic when they start and when they end', () => {
    for (const { AlarmActions, OKActions } of alarms) {
      expect(AlarmActions).toEqual(OKActions);
      expect(AlarmActions).toHaveLength(1);
    }
  });
});

describe('the topic of the alarms', () => {
  it('sends email to the address in the settings, and CloudWatch may use its key', () => {
    const [topic] = Object.values(resourcesOf(service, 'AWS::SNS::Topic'));
    expect(topic?.Properties.KmsMasterKeyId).toBeDefined();
    const [subscription] = Object.values(resourcesOf(service, 'AWS::SNS::Subscription'));
    expect(subscription?.Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'operators@council.example',
    });
    const keys = Object.entries(resourcesOf(service, 'AWS::KMS::Key'));
    const [, key] = keys.find(([id]) => id.startsWith('AlarmsTopicKey')) ?? [];
    expect(JSON.stringify(key?.Properties.KeyPolicy)).toContain('cloudwatch.amazonaws.com');
  });

  it('sends email to no one by default', () => {
    const { service: quiet } = platformOf(createApp());
    expect(resourcesOf(quiet, 'AWS::SNS::Subscription')).toEqual({});
  });
});

it('the dashboard shows people, work, engine and cost, in this order', () => {
  const [dashboard] = Object.values(resourcesOf(service, 'AWS::CloudWatch::Dashboard'));
  const body = JSON.stringify(dashboard?.Properties.DashboardBody).replaceAll('\\', '');
  const headings = [...body.matchAll(/## ([A-Z][\w ]+)/g)].map(([, heading]) => heading);
  expect(headings.map((heading) => heading?.replace(/n[A-Z].*$/, ''))).toEqual([
    'What is wrong',
    'People',
    'Work',
    'Engine',
    'Cost',
  ]);
});

it('every metric that functions record is in an alarm or on the dashboard', async () => {
  const { MEASURED } = await import('../../functions/shared/ports/metrics.ts');
  const shown = JSON.stringify([alarms, resourcesOf(service, 'AWS::CloudWatch::Dashboard')]);
  expect(Object.keys(MEASURED).filter((name) => !shown.includes(name))).toEqual([]);
});
