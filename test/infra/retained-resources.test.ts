import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../infra/platform.ts';
import { createApp, platformOf, type Resource } from './support/synthesised.ts';

const USER_POOL = { signIn: 'user-pool', signInDomain: 'councils' };
const LASTING = [
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::SecretsManager::Secret',
  'AWS::Cognito::UserPool',
];

function templatesOf({ front, lake, service }: Platform): Record<string, object> {
  const made = [front, lake, service].map((stack) => [
    stack.stackName,
    Template.fromStack(stack).toJSON(),
  ]);
  return Object.fromEntries(made) as Record<string, object>;
}

const templates = templatesOf(platformOf(createApp(USER_POOL)));
const resources = Object.values(templates).flatMap((template) =>
  Object.entries((template as { Resources: Record<string, Resource> }).Resources),
);

describe('data, keys, logs, secrets and accounts', () => {
  it.each(LASTING)('%s is retained when its stack is deleted', (type) => {
    const made = resources.filter(([, resource]) => resource.Type === type);
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter(([, { DeletionPolicy }]) => DeletionPolicy !== 'Retain')).toEqual([]);
  });

  it('are protected from deletion by mistake in production', () => {
    const { front, lake, service } = platformOf(createApp());
    for (const stack of [front, lake, service]) expect(stack.terminationProtection).toBe(true);
    const test = platformOf(createApp({ stage: 'test' }));
    expect(test.lake.terminationProtection).toBe(false);
  });
});

it('the templates of one commit are always the same, so that a diff shows only changes', () => {
  expect(templatesOf(platformOf(createApp(USER_POOL)))).toEqual(templates);
});

it('no resource has a fixed name, so that each can be replaced', () => {
  const NAMES: Readonly<Record<string, string>> = {
    'AWS::Lambda::Function': 'FunctionName',
    'AWS::S3::Bucket': 'BucketName',
    'AWS::SQS::Queue': 'QueueName',
    'AWS::IAM::Role': 'RoleName',
    'AWS::SNS::Topic': 'TopicName',
    'AWS::Logs::LogGroup': 'LogGroupName',
    'AWS::SecretsManager::Secret': 'Name',
  };
  const named = resources.filter(([, { Type, Properties = {} }]) =>
    Object.hasOwn(Properties, NAMES[Type] ?? ''),
  );
  expect(named.map(([id]) => id)).toEqual([]);
});
