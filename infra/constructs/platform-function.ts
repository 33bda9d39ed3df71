import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { Construct } from 'constructs';
import type { FunctionEntry } from '../../functions/register.ts';
import type { EncryptedLogs } from './encrypted-logs.ts';
import { type BundleFolders, bundlingOf, ROOT } from './function-bundling.ts';
import { allow } from './statements.ts';

interface PlatformFunctionProps {
  readonly entry: FunctionEntry;
  readonly folders: BundleFolders;
  readonly logs: EncryptedLogs;
  readonly environment: Readonly<Record<string, string>>;
  /** All that its role may do, besides writing its own log. */
  readonly statements: readonly PolicyStatement[];
}

/** A function of the register as a Lambda with a role of its own. */
export class PlatformFunction extends Construct {
  readonly lambda: NodejsFunction;

  constructor(scope: Construct, id: string, props: PlatformFunctionProps) {
    super(scope, id);
    const { entry, folders, logs, environment, statements } = props;
    const logGroup = logs.groupFor(this);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `Care Stability: ${entry.name}`,
      inlinePolicies: {
        [entry.name]: new PolicyDocument({
          statements: [
            allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
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
      environment: { NODE_OPTIONS: '--enable-source-maps', ...environment },
      bundling: bundlingOf(entry, folders),
      awsSdkConnectionReuse: false,
      role,
      logGroup,
    });
  }
}
