import { type App, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type FunctionEntry, REGISTER } from '../../functions/register.ts';
import { routesOf } from '../../functions/routes.ts';
import { EncryptedLogs } from '../constructs/encrypted-logs.ts';
import type { BundleFolders } from '../constructs/function-bundling.ts';
import { FunctionConfiguration } from '../constructs/function-configuration.ts';
import { addHttpRoutes } from '../constructs/http-routes.ts';
import { Alarms } from '../constructs/monitoring/alarms.ts';
import type { DeployedFunction } from '../constructs/monitoring/monitored-platform.ts';
import { createDashboard } from '../constructs/monitoring/platform-dashboard.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
import { callEvery } from '../constructs/scheduled-call.ts';
import { addOutputs } from '../constructs/service-outputs.ts';
import { SignInSecrets } from '../constructs/sign-in-secrets.ts';
import { ViewDeployment } from '../constructs/view-deployment.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import type { Settings } from '../settings.ts';
import type { LakeStack } from './lake-stack.ts';

interface ServiceStackProps extends StackProps {
  readonly settings: Settings;
  readonly api: HttpApi;
  readonly origin: string;
  readonly lake: LakeStack;
  readonly folders: BundleFolders;
}

/** Releases at once: they use the query engine, which all users share. */
const RELEASES_AT_ONCE = 2;

/** Every function of the register with its trigger (API routes, queue, schedule or deployment), and the alarms and dashboard. */
export class ServiceStack extends Stack {
  constructor(app: App, id: string, props: ServiceStackProps) {
    super(app, id, props);
    const { settings, lake, origin, folders, api } = props;
    const logs = new EncryptedLogs(this, 'Encrypted', settings.logDays);
    const secrets = new SignInSecrets(this, 'Secrets', lake.signIn.clientSecret);
    const configuration = new FunctionConfiguration(this, { settings, origin, lake, secrets });
    const functions = REGISTER.map((entry): DeployedFunction => {
      const made = new PlatformFunction(this, entry.name, {
        entry,
        folders,
        logs,
        environment: configuration.environmentOf(entry),
        statements: configuration.statementsOf(entry),
      });
      const { lambda, logGroup } = made;
      return { entry, lambda, logGroup, work: call(made, entry, { ...props, logs }) };
    });
    const watched = { settings, api, functions };
    const alarms = new Alarms(this, 'Alarms', watched);
    const dashboard = createDashboard(this, 'Dashboard', {
      ...watched,
      alarms: alarms.all,
      bucketNames: Object.values(lake.buckets).map(({ bucket }) => bucket.bucketName),
      workgroups: [lake.workgroups.enforced, lake.workgroups.releases],
    });
    addOutputs(this, { functions, secrets, alarms, dashboard });
  }
}

type Callers = ServiceStackProps & { readonly logs: EncryptedLogs };

/** Creates the trigger of a function. Returns its queue, for a worker. */
function call(
  made: PlatformFunction,
  entry: FunctionEntry,
  { settings, api, lake, logs }: Callers,
): WorkQueue | undefined {
  const handler = made.lambda;
  switch (entry.kind) {
    case 'http': {
      // The function of the start page also answers for addresses that do not exist.
      const routes = [...routesOf(entry.name), ...(entry.name === 'site' ? ['$default'] : [])];
      addHttpRoutes(made, { api, handler, routes });
      return undefined;
    }
    case 'worker':
      return new WorkQueue(made, 'Work', {
        worker: handler,
        timeoutSeconds: entry.timeoutSeconds,
        triggers: entry.triggers.map(({ bucket, suffix }) => ({
          bucket: lake.buckets[bucket].bucket,
          suffix,
        })),
        atOnce: entry.grants.engine === 'views' ? RELEASES_AT_ONCE : settings.workersAtOnce,
      });
    case 'schedule':
      callEvery(made, entry.everyHours, handler);
      return undefined;
    case 'deployment':
      new ViewDeployment(made, 'Deployment', { deployViews: handler, logs });
      return undefined;
  }
}
