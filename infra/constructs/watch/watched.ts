import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { FunctionEntry } from '../../../functions/register.ts';
import type { Settings } from '../../settings.ts';
import type { WorkQueue } from '../work-queue.ts';

/** One function as it was deployed. */
export interface Made {
  readonly entry: FunctionEntry;
  readonly lambda: IFunction;
  readonly logGroup: ILogGroup;
  /** Where it takes its work from, if it is a worker. */
  readonly work?: WorkQueue | undefined;
}

/** All that alarms and the dashboard look at. */
export interface Watched {
  readonly settings: Settings;
  readonly api: HttpApi;
  readonly functions: readonly Made[];
}
