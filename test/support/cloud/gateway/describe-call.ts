import { ACCOUNT, type AwsRequest, operationOf, type Scope, scopeOf } from './aws-request.ts';
import { describeS3 } from './describe-s3.ts';
import { type DescribedCall, UnknownCall } from './described-call.ts';

/** What the gateway remembers from earlier calls. */
export interface Memory {
  /** Workgroup in which a query was started. */
  workgroupOf(queryExecutionId: string): string | undefined;
}

type ResourceOf = (
  body: Readonly<Record<string, unknown>>,
  arn: (resource: string) => string,
  memory: Memory,
) => string;

const RESOURCES: Readonly<Record<string, ResourceOf>> = {
  athena: ({ WorkGroup, QueryExecutionId: id }, arn, { workgroupOf }) =>
    arn(`workgroup/${WorkGroup ?? (id && workgroupOf(String(id))) ?? 'primary'}`),
  kms: ({ KeyId }, arn) => named(KeyId, (id) => arn(`key/${id}`)),
  secretsmanager: ({ SecretId }, arn) => named(SecretId, (id) => arn(`secret:${id}`)),
  sqs: ({ QueueUrl }, arn) => arn(String(QueueUrl).split('/').at(-1) ?? ''),
};

/** Describes a signed request to AWS. Throws `UnknownCall` for an unknown service or operation. */
export function describeCall(request: AwsRequest, memory: Memory): DescribedCall {
  const scope = scopeOf(request);
  if (scope === undefined) throw new UnknownCall('A request that nobody signed.');
  return scope.service === 's3' ? describeS3(request, scope) : describeJson(request, scope, memory);
}

function describeJson(
  { headers, body = {} }: AwsRequest,
  { service, region }: Scope,
  memory: Memory,
): DescribedCall {
  const operation = operationOf(headers);
  const resourceOf = RESOURCES[service];
  if (!operation || !resourceOf)
    throw new UnknownCall(`${service}: ${operation || 'no operation'}`);
  const arn = (resource: string) => `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;
  const asks = [{ action: `${service}:${operation}`, resource: resourceOf(body, arn, memory) }];
  return { service, region, operation, asks };
}

function named(id: unknown, arnOf: (id: string) => string): string {
  const text = String(id);
  return text.startsWith('arn:') ? text : arnOf(text);
}
