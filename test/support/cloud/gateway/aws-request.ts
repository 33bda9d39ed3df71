import type { IncomingHttpHeaders } from 'node:http';

/** The parts of a request to AWS that identify the operation and the service. */
export interface AwsRequest {
  readonly method: string;
  /** As sent, escaped. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Body of the JSON protocols; S3's bodies are never read. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The service and region that a request is signed for. */
export interface Scope {
  readonly service: string;
  readonly region: string;
}

/** Account of everything in the emulator. */
export const ACCOUNT = '000000000000';

/** Name of the calling function, which its SDK sends because `AWS_SDK_UA_APP_ID` is set. */
export function callerOf(headers: IncomingHttpHeaders): string | undefined {
  const agents = `${headers['user-agent'] ?? ''} ${headers['x-amz-user-agent'] ?? ''}`;
  // Powertools appends its own name and version, which the SDK writes with dashes; the register's names are lower case.
  return /(?:^|\s)app\/([a-z0-9-]+?)(?:-PT-|[^\w-]|$)/.exec(agents)?.[1];
}

/** The credential scope of the signature, in the header or in the query of a signed address. */
export function scopeOf({ headers, query }: Pick<AwsRequest, 'headers' | 'query'>) {
  const header = /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  const [, , region, service] = (header ?? query.get('X-Amz-Credential') ?? '').split('/');
  if (region === undefined || service === undefined) return undefined;
  return { region, service } satisfies Scope;
}

/** The operation that the JSON protocols name, without the service's prefix. */
export function operationOf(headers: IncomingHttpHeaders): string | undefined {
  return String(headers['x-amz-target'] ?? '')
    .split('.')
    .at(-1);
}
