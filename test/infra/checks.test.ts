import { describe, expect, it } from 'vitest';
import { REGISTER } from '../../functions/register.ts';
import {
  httpEnvironment,
  workerEnvironment,
} from '../../functions/shared/adapters/aws/environment.ts';
import { NAG_EXCEPTIONS } from '../../infra/nag-exceptions.ts';
import { deployed } from './support/functions.ts';
import { createApp, platformOf, refusalOf } from './support/synthesised.ts';

describe('the checks of cdk-nag', () => {
  it.each([
    { settings: {}, why: 'as it comes' },
    {
      settings: { signIn: 'user-pool', signInDomain: 'councils' },
      why: 'with accounts of its own',
    },
  ])('find only listed exceptions, and every exception is needed: $why', ({ settings }) => {
    const app = createApp(settings);
    platformOf(app);
    expect(refusalOf(app)).toBeUndefined();
  });

  it('fail for an exception that is not needed, and for a finding without an exception', () => {
    const app = createApp();
    platformOf(app);
    const [dropped, ...others] = NAG_EXCEPTIONS;
    const idle = { rule: 'AwsSolutions-EC23', at: /nowhere/, reason: 'There is no such thing.' };
    const refusal = refusalOf(app, [...others, idle]);
    expect(refusal).toContain(dropped?.rule);
    expect(refusal).toContain('The exception from AwsSolutions-EC23 at nowhere is not needed');
  });
});

describe('settings of a deployment', () => {
  it.each([
    { settings: { stage: 'Test 1' }, says: 'stage', why: 'it becomes part of names' },
    { settings: { origin: 'http://care.example' }, says: 'origin', why: 'cookies need TLS' },
    { settings: { logDays: 100 }, says: 'logDays', why: 'CloudWatch has fixed retention times' },
    {
      settings: { uploadDays: 0 },
      says: 'uploadDays',
      why: 'uploads would expire before they are checked',
    },
    { settings: { uploadDay: 30 }, says: 'uploadDay', why: 'a typing mistake is not ignored' },
    {
      settings: { certificateArn: 'arn:aws:acm:eu-west-2:1:certificate/a' },
      says: 'With certificateArn, set origin',
      why: 'the certificate would have no host',
    },
    {
      settings: { queryEngine: 'trino' },
      says: 'With queryEngine=trino, set trinoUrl',
      why: 'there is no cluster to query',
    },
    {
      settings: { trinoUrl: 'https://trino.example' },
      says: 'Set queryEngine to trino',
      why: 'it would be ignored silently',
    },
    {
      settings: {
        queryEngine: 'trino',
        trinoUrl: 'http://trino.example',
        trinoPasswordSecretArn: 'arn:aws:secretsmanager:eu-west-2:1:secret:a',
      },
      says: 'trinoUrl must begin with https',
      why: 'others could read it',
    },
    {
      settings: { signIn: 'user-pool' },
      says: 'With signIn=user-pool, set signInDomain',
      why: 'the name is unique in a region',
    },
    {
      settings: { signIn: 'user-pool', signInDomain: 'my-cognito' },
      says: 'signInDomain',
      why: 'Cognito refuses names that contain its own',
    },
    { settings: { alarmEmail: 'operators' }, says: 'alarmEmail', why: 'no one would get alarms' },
    { settings: { workersAtOnce: 1 }, says: 'workersAtOnce', why: 'SQS requires at least two' },
  ])('$settings is refused: $why', ({ settings, says }) => {
    expect(() => platformOf(createApp(settings))).toThrow(says);
  });

  it('accept numbers written as text, as on a command line', () => {
    expect(() => platformOf(createApp({ logDays: '30', uploadDays: '10' }))).not.toThrow();
  });
});

describe('the environment of a function', () => {
  const { service } = platformOf(
    createApp({ origin: 'https://care.example', openidIssuer: 'https://id.example' }),
  );

  it.each(REGISTER)('has every setting that $name reads at its start', (entry) => {
    const { environment } = deployed(service, entry);
    const settings = withEnvironment(environment, () =>
      entry.kind === 'http' ? httpEnvironment() : workerEnvironment(),
    );
    expect(settings).toMatchObject({
      ...(entry.kind === 'http' && { ORIGIN: 'https://care.example' }),
      ...(entry.grants.signsIn && { OPENID_CLIENT_SECRET_ARN: expect.any(String) }),
      ...(entry.grants.engine && { ATHENA_DATABASE: 'care_stability_production_lake' }),
      ...(entry.grants.keys && { COUNCIL_KEYS_KEY_ID: expect.any(String) }),
    });
  });

  // CloudFormation resolves references at deployment. Here they are replaced by an invented address.
  function withEnvironment(environment: object, read: () => object): object {
    const before = Object.keys(environment).map((name) => [name, process.env[name]] as const);
    for (const [name, value] of Object.entries(environment)) {
      process.env[name] = typeof value === 'string' ? value : 'https://resolved.example';
    }
    try {
      return read();
    } finally {
      // Other files of this worker read the same environment.
      for (const [name, value] of before) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  }
});
