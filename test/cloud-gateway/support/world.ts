import { AthenaClient } from '@aws-sdk/client-athena';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { AthenaFront } from '../../support/cloud/gateway/athena-door.ts';
import {
  createGatewayClient,
  type GatewayClient,
} from '../../support/cloud/gateway/gateway-client.ts';
import type { PolicyDocument, Role } from '../../support/cloud/gateway/iam-role.ts';
import type { ObservedCall } from '../../support/cloud/gateway/observed-call.ts';
import { openGateway } from '../../support/cloud/gateway/open-gateway.ts';
import { openUpstream, type Tables, type Upstream } from './upstream.ts';

export interface GatewayWorld {
  readonly url: string;
  readonly upstream: Upstream;
  readonly control: GatewayClient;
  /** Statements that reached the front. */
  readonly statements: readonly string[];
  /** The SDK's clients as a function has them. */
  as(caller: string | undefined): ReturnType<typeof clientsOf>;
  /** What was observed, as `action resource`, with `by action` for what a service asked. */
  observed(): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Wanted {
  readonly roles?: readonly Role[];
  readonly tables?: Tables;
}

/** A gateway between real SDK clients and a small upstream. Without roles it judges nothing. */
export async function openGatewayWorld({ roles, tables }: Wanted = {}): Promise<GatewayWorld> {
  const upstream = await openUpstream(tables);
  const statements: string[] = [];
  const gateway = await openGateway({ upstream: upstream.url, athena: frontOf(statements) });
  if (roles) gateway.judge(async () => roles);
  const control = createGatewayClient(gateway.url);
  return {
    url: gateway.url,
    upstream,
    control,
    statements,
    as: (caller) => clientsOf(gateway.url, caller),
    observed: async () => (await control.calls()).map(wordsOf),
    async close() {
      await gateway.close();
      await upstream.close();
    },
  };
}

/** A role with one policy. Each line grants: actions, then resources. */
export function roleOf(
  caller: string,
  grants: readonly (readonly [actions: readonly string[], resources: readonly string[]])[],
): Role {
  const Statement = grants.map(([Action, Resource]) => ({
    Effect: 'Allow' as const,
    Action,
    Resource,
  }));
  return roleWith(caller, { Statement });
}

/** A role with this policy. */
export function roleWith(caller: string, document: PolicyDocument): Role {
  const arn = `arn:aws:iam::000000000000:role/${caller}`;
  return { caller, arn, policies: [{ name: caller, document }] };
}

function wordsOf({ action, resource, impliedBy, outcome }: ObservedCall): string {
  const implied = impliedBy === undefined ? '' : ` by ${impliedBy}`;
  return `${action} ${resource}${implied}${outcome === 'allowed' ? '' : `: ${outcome}`}`;
}

function clientsOf(endpoint: string, caller: string | undefined) {
  const settings = {
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    ...(caller !== undefined && { userAgentAppId: caller }),
  };
  return {
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    kms: new KMSClient(settings),
    secrets: new SecretsManagerClient(settings),
    sqs: new SQSClient(settings),
    athena: new AthenaClient(settings),
  };
}

function frontOf(statements: string[]): AthenaFront {
  return {
    answer: async (operation, body) => {
      if (operation === 'StartQueryExecution') {
        statements.push((body as { QueryString: string }).QueryString);
        return { status: 200, body: { QueryExecutionId: `query-${statements.length}` } };
      }
      const Status = { State: 'SUCCEEDED' };
      return { status: 200, body: { QueryExecution: { Status }, ResultSet: { Rows: [] } } };
    },
    plan: () => {},
    clearPlans: () => {},
  };
}
