import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam';
import {
  type FunctionConfiguration,
  LambdaClient,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import { clientSettings } from '../emulator-clients.ts';
import { REGION } from '../ministack.ts';
import { ACCOUNT } from './aws-request.ts';
import { type Policy, PolicyDocument, type Role } from './iam-role.ts';

/** The current IAM role of every deployed function of the register. */
export async function readRoles(endpoint: string): Promise<readonly Role[]> {
  const lambda = new LambdaClient(clientSettings(endpoint));
  const iam = new IAMClient(clientSettings(endpoint));
  try {
    const roles: Role[] = [];
    for await (const { Functions = [] } of paginateListFunctions({ client: lambda }, {})) {
      for (const made of Functions) roles.push(...(await roleOf(iam, made)));
    }
    return roles;
  } finally {
    lambda.destroy();
    iam.destroy();
  }
}

// Functions that the CDK adds are not in the register and send no name with their calls.
async function roleOf(iam: IAMClient, made: FunctionConfiguration): Promise<readonly Role[]> {
  const caller = made.Environment?.Variables?.AWS_SDK_UA_APP_ID;
  if (caller === undefined || made.Role === undefined) return [];
  const name = made.Role.split('/').at(-1) ?? '';
  const policies = [...(await inline(iam, name)), ...(await attached(iam, name))];
  return [{ caller, arn: made.Role, policies }];
}

async function inline(client: IAMClient, RoleName: string): Promise<Policy[]> {
  const policies: Policy[] = [];
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName })) {
    for (const name of PolicyNames) {
      const found = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName: name }));
      policies.push({ name, document: read(found.PolicyDocument) });
    }
  }
  return policies;
}

async function attached(client: IAMClient, RoleName: string): Promise<Policy[]> {
  const policies: Policy[] = [];
  const pages = paginateListAttachedRolePolicies({ client }, { RoleName });
  for await (const { AttachedPolicies = [] } of pages) {
    for (const { PolicyArn, PolicyName: name = '' } of AttachedPolicies) {
      const { Policy: policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
      const version = { PolicyArn, VersionId: policy?.DefaultVersionId };
      const { PolicyVersion } = await client.send(new GetPolicyVersionCommand(version));
      policies.push({ name, document: read(PolicyVersion?.Document) });
    }
  }
  return policies;
}

// IAM returns documents with URL encoding.
function read(text = ''): PolicyDocument {
  const document = JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text);
  return PolicyDocument.parse(withSecretArns(document));
}

/** The emulator's CloudFormation returns the name of a secret where AWS returns its ARN. */
function withSecretArns(document: unknown): unknown {
  const name = /"(care-stability-[\w-]*Secrets[\w-]+)"/g;
  const arn = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:`;
  return JSON.parse(JSON.stringify(document).replace(name, `"${arn}$1"`));
}
