import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AthenaDoor } from './athena-door.ts';
import { type AwsRequest, callerOf } from './aws-request.ts';
import { describeCall } from './describe-call.ts';
import { objectArn, placeOf } from './describe-s3.ts';
import { type DescribedCall, UnknownCall } from './described-call.ts';
import { type Form, isFormPost, readForm } from './form-post.ts';
import type { PermissionChecker } from './permission-checker.ts';

export interface Incoming {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly aws: AwsRequest;
  /** The body, if it was read to describe the request. */
  readonly read?: Buffer;
  readonly form?: Form;
}

/** A call that a function makes, or that is made on its behalf. */
export interface Known extends Incoming {
  readonly caller: string;
  readonly call: DescribedCall;
}

/** Reads a request. Bodies of the JSON protocols are read completely; all others are streamed. */
export async function readIncoming(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Incoming> {
  const { method = 'GET', headers, url = '/' } = request;
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const aws = { method, path, query: new URLSearchParams(query), headers };
  if (isFormPost(request) && !isApi(request)) {
    return { request, response, aws, form: await readForm(request) };
  }
  if (!headers['x-amz-target']) return { request, response, aws };
  const read = await buffer(request);
  const body = JSON.parse(read.toString('utf8')) as Record<string, unknown>;
  return { request, response, aws: { ...aws, body }, read };
}

/**
 * Finds the calling function and describes its call. Returns undefined for calls of deployments and tests, which have no
 * function's role. Throws `UnknownCall` for a call of a function that cannot be described.
 */
export async function recogniseCall(
  incoming: Incoming,
  parts: { readonly athena: AthenaDoor; readonly checker: PermissionChecker },
): Promise<Known | undefined> {
  const { request, aws, form } = incoming;
  if (isApi(request)) return undefined;
  if (form) return await recogniseForm(incoming, form, parts.checker);
  const caller = callerOf(request.headers);
  if (caller === undefined) return undefined;
  return { ...incoming, caller, call: describeCall(aws, parts.athena) };
}

// An upload form uses the permissions of the function that signed it.
async function recogniseForm(
  incoming: Incoming,
  { key }: Form,
  checker: PermissionChecker,
): Promise<Known | undefined> {
  const { bucket } = placeOf(incoming.aws);
  const ask = { action: 's3:PutObject', resource: objectArn({ bucket, key }) };
  const signers = await checker.whoMay(ask);
  if (signers.length > 1) throw new UnknownCall(`Any of ${signers.join(', ')} may have signed.`);
  const [caller] = signers;
  if (caller === undefined) return undefined;
  const call = { service: 's3', region: '', operation: 'PostObject', asks: [ask], bucket };
  return { ...incoming, caller, call };
}

function isApi({ headers }: IncomingMessage): boolean {
  return /\.execute-api\./.test(headers.host ?? '');
}
