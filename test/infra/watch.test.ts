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

describe('operators hear of what users feel', () => {
  it.each(workers)('when work waits for $name, is old, or was given up', ({ name }) => {
    expect(alarm(`${name}-backlog`)).toMatchObject({
      MetricName: 'ApproximateNumberOfMessagesVisible',
    });
    expect(alarm(`${name}-oldest`)).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage' });
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

  it.each(REGISTER)('when $name stops, and when it tells of a defect', ({ name }) => {
    expect(alarm(`${name}-breaks-off`)).toMatchObject({ MetricName: 'Errors', Threshold: 1 });
    expect(alarm(`${name}-defect`)).toMatchObject({
      Namespace: 'CareStability/production',
      MetricName: 'Defects',
      Dimensions: [{ Name: 'service', Value: name }],
    });
  });

  it.each(REGISTER.filter(({ kind }) => kind !== 'http'))(
    'when $name takes nearly all of its time',
    ({ name, timeoutSeconds }) => {
      const { Threshold } = alarm(`${name}-near-time-out`) as { Threshold: number };
      expect(Threshold / 1000).toBeLessThan(timeoutSeconds);
      expect(Threshold / 1000).toBeGreaterThan(timeoutSeconds / 2);
    },
  );

  it.each([
    { name: 'api-errors', metric: '5xx', why: 'people see that something went wrong' },
    { name: 'api-slow', metric: 'Latency', why: 'people wait for pages' },
    { name: 'functions-throttled', metric: 'Throttles', why: 'people are turned away' },
    { name: 'sign-ins-refused', metric: 'SignInsRefused', why: 'nobody gets in' },
    { name: 'release-waits', metric: 'DaysWaitingForRelease', why: 'figures are old' },
  ])('when $why', ({ name, metric }) => {
    expect(alarm(name)).toMatchObject({ MetricName: metric });
  });

  it('has no alarm that nobody is told of, or that is not told to be over', () => {
    for (const { AlarmActions, OKActions } of alarms) {
      expect(AlarmActions).toEqual(OKActions);
      expect(AlarmActions).toHaveLength(1);
    }
  });
});

describe('who is told', () => {
  it('is the address of the settings, by a topic under a key that CloudWatch may use', () => {
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

  it('is nobody where the settings name nobody', () => {
    const { service: quiet } = platformOf(createApp());
    expect(resourcesOf(quiet, 'AWS::SNS::Subscription')).toEqual({});
  });
});

it('shows people, work, engine and cost on one page, in this order', () => {
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

it('knows a figure for everything that functions record', async () => {
  const { MEASURED } = await import('../../functions/shared/ports/metrics.ts');
  const shown = JSON.stringify([alarms, resourcesOf(service, 'AWS::CloudWatch::Dashboard')]);
  expect(Object.keys(MEASURED).filter((name) => !shown.includes(name))).toEqual([]);
});
