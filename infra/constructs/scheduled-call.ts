import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** Calls a function on a schedule. A failed call is not repeated, because the next one does the same. */
export function callEvery(scope: Construct, hours: number, handler: IFunction): Rule {
  return new Rule(scope, 'Schedule', {
    description: `Calls the function every ${hours} hours.`,
    schedule: Schedule.rate(Duration.hours(hours)),
    targets: [new LambdaFunction(handler)],
  });
}
