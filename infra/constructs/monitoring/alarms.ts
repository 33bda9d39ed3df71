import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AlarmDefinition } from './alarm-definition.ts';
import { createAlarmTopic } from './alarm-topic.ts';
import { defineFunctionAlarms } from './function-alarms.ts';
import type { MonitoredPlatform } from './monitored-platform.ts';
import { defineUserAlarms } from './user-alarms.ts';
import { defineWorkAlarms } from './work-alarms.ts';

/** All alarms, sent to one topic. Each names its runbook. */
export class Alarms extends Construct {
  readonly topic: Topic;
  /** Users first, then work, then functions. */
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, watched: MonitoredPlatform) {
    super(scope, id);
    const { alarmEmail, stage } = watched.settings;
    this.topic = createAlarmTopic(this, alarmEmail);
    const definitions = [
      ...defineUserAlarms(watched),
      ...defineWorkAlarms(watched),
      ...defineFunctionAlarms(watched),
    ];
    this.all = definitions.map((definition) => this.#create(definition, stage));
  }

  #create(definition: AlarmDefinition, stage: string): Alarm {
    const { name, message, runbook, metric, threshold, consecutivePeriods = 1 } = definition;
    const alarm = new Alarm(this, name, {
      alarmName: `care-stability-${stage}-${name}`,
      alarmDescription: `${message} Runbook: infra/runbooks/${runbook}.md`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: consecutivePeriods,
      treatMissingData: definition.isRecordedRarely
        ? TreatMissingData.IGNORE
        : TreatMissingData.NOT_BREACHING,
      ...(definition.ignoresFewSamples && { evaluateLowSampleCountPercentile: 'ignore' }),
    });
    const notify = new SnsAction(this.topic);
    alarm.addAlarmAction(notify);
    alarm.addOkAction(notify);
    return alarm;
  }
}
