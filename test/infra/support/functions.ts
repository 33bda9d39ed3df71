import type { Stack } from 'aws-cdk-lib';
import type { Bucket, FunctionEntry } from '../../../functions/register.ts';
import { type Resource, resourcesOf } from './synthesised.ts';

export interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  /** Each resource as JSON, with the names of the resources that it refers to. */
  readonly Resource: readonly string[];
}

export interface Deployed {
  readonly logicalId: string;
  readonly properties: Resource['Properties'];
  readonly environment: Readonly<Record<string, unknown>>;
  readonly statements: readonly Statement[];
}

/** The Lambda of an entry of the register, with all that its role may do. Throws when there is not exactly one. */
export function deployed(stack: Stack, entry: FunctionEntry): Deployed {
  const found = Object.entries(resourcesOf(stack, 'AWS::Lambda::Function')).filter(
    ([, { Properties }]) => Properties.Description === entry.purpose,
  );
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} × ${entry.name}`);
  const [logicalId, { Properties: properties }] = only;
  const role = (properties.Role as { 'Fn::GetAtt': [string, string] })['Fn::GetAtt'][0];
  const { Variables: environment } = properties.Environment as {
    Variables: Record<string, unknown>;
  };
  return { logicalId, properties, environment, statements: statementsOf(stack, role) };
}

/** Every statement of a role: its own and those of policies attached to it. */
export function statementsOf(stack: Stack, role: string): Statement[] {
  const roleOf = resourcesOf(stack, 'AWS::IAM::Role')[role]?.Properties ?? {};
  const inline = (roleOf.Policies ?? []) as { PolicyDocument: { Statement: RawStatement[] } }[];
  const attached = Object.values(resourcesOf(stack, 'AWS::IAM::Policy'))
    // The type of a template says nothing of the properties of a resource.
    .map(({ Properties }) => Properties as unknown as AttachedPolicy)
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role));
  return [...inline, ...attached].flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map((raw) => ({
      Effect: raw.Effect,
      Action: [raw.Action].flat() as string[],
      Resource: [raw.Resource].flat().map((resource) => JSON.stringify(resource)),
    })),
  );
}

interface RawStatement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
}

interface AttachedPolicy {
  readonly PolicyDocument: { readonly Statement: RawStatement[] };
  readonly Roles: readonly { readonly Ref: string }[];
}

/** Whether one of the statements allows the action on objects of the bucket. */
export function may(statements: readonly Statement[], action: string, bucket: Bucket): boolean {
  const name = `${bucket.charAt(0).toUpperCase()}${bucket.slice(1)}Bucket`;
  return statements.some(
    ({ Action, Resource }) =>
      Action.includes(action) && Resource.some((resource) => resource.includes(name)),
  );
}
