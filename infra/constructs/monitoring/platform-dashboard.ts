import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IWidget,
  LogQueryWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Chart } from './chart.ts';
import { costCharts } from './cost-charts.ts';
import { engineCharts } from './engine-charts.ts';
import type { MonitoredPlatform } from './monitored-platform.ts';
import { userCharts } from './user-charts.ts';
import { workCharts } from './work-charts.ts';

interface DashboardProps extends MonitoredPlatform {
  readonly alarms: readonly Alarm[];
  /** Buckets and workgroups whose use is billed. */
  readonly bucketNames: readonly string[];
  readonly workgroups: readonly string[];
}

const WIDTH = 24;

/** One page, in the order of an operator's questions: what is wrong, can people work, is work done, engine, cost. */
export function createDashboard(scope: Construct, id: string, props: DashboardProps): Dashboard {
  const groups = props.functions.map(({ logGroup }) => logGroup.logGroupName);
  return new Dashboard(scope, id, {
    dashboardName: `care-stability-${props.settings.stage}`,
    defaultInterval: Duration.days(1),
    widgets: [
      heading('What is wrong', 'Each alarm names its runbook in `infra/runbooks/`.'),
      [new AlarmStatusWidget({ alarms: [...props.alarms], width: WIDTH, height: 6 })],
      [newestErrors(groups)],
      heading('People', 'Requests and sign-ins.'),
      row(userCharts(props)),
      heading('Work', 'Returns checked and published, releases and evidence packs.'),
      row(workCharts(props)),
      heading('Engine', 'Views and releases.'),
      row(engineCharts(props)),
      heading('Cost', 'What the bill grows with. `infra/COSTS.md` calculates it.'),
      row(costCharts(props)),
    ],
  });
}

function heading(title: string, text: string): IWidget[] {
  return [new TextWidget({ markdown: `## ${title}\n${text}`, width: WIDTH, height: 2 })];
}

function row(charts: readonly Chart[]): IWidget[] {
  const width = WIDTH / charts.length;
  return charts.map(({ title, lines }) => new GraphWidget({ title, left: [...lines], width }));
}

function newestErrors(logGroupNames: string[]): LogQueryWidget {
  return new LogQueryWidget({
    title: 'Newest unexpected errors',
    logGroupNames,
    queryLines: [
      'fields @timestamp, service, message, kind, place',
      'filter level = "ERROR"',
      'sort @timestamp desc',
      'limit 20',
    ],
    width: WIDTH,
  });
}
