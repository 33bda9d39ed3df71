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
import { userCharts } from './user-charts.ts';
import type { Watched } from './watched.ts';
import { workCharts } from './work-charts.ts';

interface DashboardProps extends Watched {
  readonly alarms: readonly Alarm[];
  /** Names of the buckets and workgroups whose growth is cost. */
  readonly bucketNames: readonly string[];
  readonly workgroups: readonly string[];
}

const WIDTH = 24;

/** One page in the order in which an operator asks: what is wrong, can people work, is work done, the engine, the cost. */
export function createDashboard(scope: Construct, id: string, props: DashboardProps): Dashboard {
  const groups = props.functions.map(({ logGroup }) => logGroup.logGroupName);
  return new Dashboard(scope, id, {
    dashboardName: `care-stability-${props.settings.stage}`,
    defaultInterval: Duration.days(1),
    widgets: [
      heading('What is wrong', 'Each alarm says its runbook, a file of `infra/runbooks/`.'),
      [new AlarmStatusWidget({ alarms: [...props.alarms], width: WIDTH, height: 6 })],
      [newestDefects(groups)],
      heading('People', 'What they meet at the address of the service.'),
      row(userCharts(props)),
      heading('Work', 'Returns checked and published, releases, evidence packs.'),
      row(workCharts(props)),
      heading('Engine', 'Views and releases.'),
      row(engineCharts(props)),
      heading('Cost', 'What the bill grows with. `infra/COSTS.md` works it out.'),
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

function newestDefects(logGroupNames: string[]): LogQueryWidget {
  return new LogQueryWidget({
    title: 'Newest defects',
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
