import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** The encrypted topic that alarms are sent to. It sends email to `alarmEmail`, once that address has confirmed. */
export function createAlarmTopic(scope: Construct, alarmEmail: string | undefined): Topic {
  const { account } = Stack.of(scope);
  const key = new Key(scope, 'TopicKey', {
    description: 'Care Stability: alarms',
    enableKeyRotation: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  // With SNS's own key, messages from CloudWatch are dropped silently.
  key.grantEncryptDecrypt(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  const topic = new Topic(scope, 'Topic', {
    displayName: 'Care Stability alarms',
    masterKey: key,
    enforceSSL: true,
  });
  topic.grantPublish(
    new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
}
