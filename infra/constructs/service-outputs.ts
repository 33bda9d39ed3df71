import { CfnOutput } from 'aws-cdk-lib';
import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Alarms } from './monitoring/alarms.ts';
import type { DeployedFunction } from './monitoring/monitored-platform.ts';
import type { SignInSecrets } from './sign-in-secrets.ts';

interface Told {
  readonly functions: readonly DeployedFunction[];
  readonly secrets: SignInSecrets;
  readonly alarms: Alarms;
  readonly dashboard: Dashboard;
}

/** Outputs with the names that AWS gave, for the commands of runbooks. */
export function addOutputs(scope: Construct, told: Told): void {
  const { functions, secrets, alarms, dashboard } = told;
  const outputs = {
    ...Object.assign({}, ...functions.map(outputsOf)),
    SessionSecretArn: secrets.session.secretArn,
    OpenidClientSecretArn: secrets.client.secretArn,
    AlarmTopicArn: alarms.topic.topicArn,
    DashboardName: dashboard.dashboardName,
  } as Record<string, string>;
  for (const [name, value] of Object.entries(outputs)) new CfnOutput(scope, name, { value });
}

function outputsOf({ entry, lambda, logGroup, work }: DeployedFunction): Record<string, string> {
  const name = entry.name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    [`${name}Function`]: lambda.functionName,
    [`${name}Log`]: logGroup.logGroupName,
    ...(work && {
      [`${name}QueueUrl`]: work.queue.queueUrl,
      [`${name}QueueArn`]: work.queue.queueArn,
      [`${name}DeadLettersUrl`]: work.deadLetters.queueUrl,
      [`${name}DeadLettersArn`]: work.deadLetters.queueArn,
    }),
  };
}
