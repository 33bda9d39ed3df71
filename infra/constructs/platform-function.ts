import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, CfnFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionEntry } from '../../functions/register.ts';
import type { EncryptedLogs } from './encrypted-logs.ts';
import { type BundleFolders, bundlingOf, ROOT } from './function-bundling.ts';
import { allow } from './policy-statements.ts';

interface PlatformFunctionProps {
  readonly entry: FunctionEntry;
  readonly folders: BundleFolders;
  readonly logs: EncryptedLogs;
  readonly environment: Readonly<Record<string, string>>;
  /** Everything that its role may do, in addition to writing its own log. */
  readonly statements: readonly PolicyStatement[];
}

/** A function of the register as a Lambda with its own role. */
export class PlatformFunction extends Construct {
  readonly lambda: NodejsFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: PlatformFunctionProps) {
    super(scope, id);
    const { entry, folders, logs, environment, statements } = props;
    const logGroup = logs.groupFor(this);
    this.logGroup = logGroup;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Care Stability: ${entry.name}`,
      inlinePolicies: {
        [entry.name]: new PolicyDocument({
          statements: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
            allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
            ...statements,
          ],
        }),
      },
    });
    this.lambda = new NodejsFunction(this, 'Function', {
      entry: join(ROOT, 'functions', entry.name, 'lambda.ts'),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      description: entry.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: entry.memoryMb,
      timeout: Duration.seconds(entry.timeoutSeconds),
      environment: {
        NODE_OPTIONS: '--enable-source-maps',
        // CloudTrail then names the function in every call.
        AWS_SDK_UA_APP_ID: entry.name,
        ...environment,
      },
      bundling: bundlingOf(entry, folders),
      awsSdkConnectionReuse: false,
      role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
    });
    trace(this.lambda);
  }
}

// The library's `tracing` would add a second policy to each role.
function trace({ node: { defaultChild } }: NodejsFunction): void {
  if (!(defaultChild instanceof CfnFunction)) throw new Error('A function has no resource.');
  defaultChild.tracingConfig = { mode: 'Active' };
}
