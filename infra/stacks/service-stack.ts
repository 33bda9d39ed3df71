import { type App, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type FunctionEntry, REGISTER } from '../../functions/register.ts';
import { EncryptedLogs } from '../constructs/encrypted-logs.ts';
import type { BundleFolders } from '../constructs/function-bundling.ts';
import { FunctionSurroundings } from '../constructs/function-surroundings.ts';
import { addHttpRoutes } from '../constructs/http-routes.ts';
import { PlatformFunction } from '../constructs/platform-function.ts';
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

/** Every function of the register, with what calls it: routes of the API, queues of events, or the deployment itself. */
export class ServiceStack extends Stack {
  constructor(app: App, id: string, props: ServiceStackProps) {
    super(app, id, props);
    const { settings, api, lake, origin, folders } = props;
    const logs = new EncryptedLogs(this, 'Encrypted', settings.logDays);
    const secrets = new SignInSecrets(this, 'Secrets');
    const surroundings = new FunctionSurroundings(this, { settings, origin, lake, secrets });
    for (const entry of REGISTER) {
      const made = new PlatformFunction(this, entry.name, {
        entry,
        folders,
        logs,
        environment: surroundings.environmentOf(entry),
        statements: surroundings.statementsOf(entry),
      });
      call(made, entry, { api, lake, logs });
    }
  }
}

function call(
  made: PlatformFunction,
  entry: FunctionEntry,
  { api, lake, logs }: { api: HttpApi; lake: LakeStack; logs: EncryptedLogs },
): void {
  const handler = made.lambda;
  switch (entry.kind) {
    case 'http': {
      // The start page's function also says that there is nothing at an address.
      const routes = entry.name === 'site' ? [...entry.routes, '$default'] : entry.routes;
      addHttpRoutes(made, { api, handler, routes });
      return;
    }
    case 'worker': {
      const triggers = entry.triggers.map(({ bucket, suffix }) => ({
        bucket: lake.buckets[bucket].bucket,
        suffix,
      }));
      new WorkQueue(made, 'Work', {
        worker: handler,
        timeoutSeconds: entry.timeoutSeconds,
        triggers,
      });
      return;
    }
    case 'deployment':
      new ViewDeployment(made, 'Deployment', { deployViews: handler, logs });
  }
}
