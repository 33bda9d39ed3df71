import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** Calls a function again and again. A call that cannot be made is not kept: the next one does the same. */
export function callEvery(scope: Construct, hours: number, handler: IFunction): Rule {
  return new Rule(scope, 'Schedule', {
    description: `Calls the function every ${hours} hours.`,
    schedule: Schedule.rate(Duration.hours(hours)),
    targets: [new LambdaFunction(handler)],
  });
}
