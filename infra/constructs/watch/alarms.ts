import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { createAlarmTopic } from './alarm-topic.ts';
import { functionTroubles } from './function-troubles.ts';
import type { Trouble } from './trouble.ts';
import { userTroubles } from './user-troubles.ts';
import type { Watched } from './watched.ts';
import { workTroubles } from './work-troubles.ts';

/** An alarm for each trouble that users feel, told to one topic; each names the runbook that says what to do. */
export class Alarms extends Construct {
  readonly topic: Topic;
  /** In the order in which an operator asks: people, work, functions. */
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: Watched) {
    super(scope, id);
    const { alarmEmail, stage } = watched.settings;
    this.topic = createAlarmTopic(this, alarmEmail);
    const troubles = [
      ...userTroubles(watched),
      ...workTroubles(watched),
      ...functionTroubles(watched),
    ];
    this.all = troubles.map((trouble) => this.#create(trouble, stage));
  }

  #create(trouble: Trouble, stage: string): Alarm {
    const { name, says, runbook, metric, atLeast, periods = 1 } = trouble;
    const alarm = new Alarm(this, name, {
      alarmName: `care-stability-${stage}-${name}`,
      alarmDescription: `${says} What to do: infra/runbooks/${runbook}.md`,
      metric,
      threshold: atLeast,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: trouble.comesRarely
        ? TreatMissingData.IGNORE
        : TreatMissingData.NOT_BREACHING,
      ...(trouble.ignoresFewSamples && { evaluateLowSampleCountPercentile: 'ignore' }),
    });
    const tell = new SnsAction(this.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    return alarm;
  }
}
