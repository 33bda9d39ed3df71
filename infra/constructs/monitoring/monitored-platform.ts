import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { FunctionEntry } from '../../../functions/register.ts';
import type { Settings } from '../../settings.ts';
import type { WorkQueue } from '../work-queue.ts';

/** One deployed function. */
export interface DeployedFunction {
  readonly entry: FunctionEntry;
  readonly lambda: IFunction;
  readonly logGroup: ILogGroup;
  /** Its queue, for a worker. */
  readonly work?: WorkQueue | undefined;
}

/** Everything that the alarms and the dashboard watch. */
export interface MonitoredPlatform {
  readonly settings: Settings;
  readonly api: HttpApi;
  readonly functions: readonly DeployedFunction[];
}
