import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CustomResource, Duration } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { LAKE_TABLES } from '../../schemas/lake.ts';
import type { EncryptedLogs } from './encrypted-logs.ts';
import { ROOT } from './function-bundling.ts';
import { allow } from './policy-statements.ts';

interface ViewDeploymentProps {
  readonly deployViews: IFunction;
  readonly logs: EncryptedLogs;
}

/** Runs deploy-views when the stack is created, and when `sql/` or the columns of a table change. */
export class ViewDeployment extends Construct {
  constructor(scope: Construct, id: string, { deployViews, logs }: ViewDeploymentProps) {
    super(scope, id);
    const logGroup = logs.groupFor(this);
    const { serviceToken } = new Provider(this, 'Provider', {
      onEventHandler: deployViews,
      logGroup,
      frameworkOnEventRole: new Role(this, 'Role', {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
        inlinePolicies: {
          log: new PolicyDocument({
            statements: [
              allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
            ],
          }),
        },
      }),
    });
    new CustomResource(this, 'Views', {
      serviceToken,
      resourceType: 'Custom::LakeViews',
      serviceTimeout: Duration.minutes(20),
      properties: { Sha256: contentHash(join(ROOT, 'sql')) },
    });
  }
}

function contentHash(folder: string): string {
  const hash = createHash('sha256').update(JSON.stringify(LAKE_TABLES));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /\.(sql|csv)$/.test(name)).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex');
}
