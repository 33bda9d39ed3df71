import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import type { HttpDependencies } from './http-dependencies.ts';
import {
  audited,
  authenticated,
  authorised,
  refusals,
  requestOf,
  type Visit,
} from './middlewares.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';
import { securityHeaders } from './security-headers.ts';

export type Operation = (request: Request) => Promise<Reply> | Reply;
export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context?: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** Creates a handler that authenticates, authorises (deny by default), runs the route's operation, and audits it. */
export function createHttpFunction(
  dependencies: HttpDependencies,
  operations: Readonly<Record<string, Operation>>,
): HttpHandler {
  const chain = middy<Visit, Reply>()
    .use(refusals(dependencies))
    .use(audited(dependencies))
    .use(authenticated(dependencies))
    .use(authorised(dependencies, (route) => Object.hasOwn(operations, route)))
    .handler(async (visit) => {
      const request = requestOf(visit);
      const operation = operations[request.route];
      if (operation === undefined) throw new Error(`No operation handles ${request.route}.`);
      return await operation(request);
    });
  return async (event, context) => {
    if (context !== undefined) dependencies.log.begin?.(context);
    return toResult(await chain({ event }, context ?? NO_CONTEXT), dependencies);
  };
}

// The local runner has no Lambda context, and no operation reads it.
const NO_CONTEXT = {} as Context;

function toResult(
  reply: Reply,
  { origin, uploadOrigin }: HttpDependencies,
): APIGatewayProxyStructuredResultV2 {
  const { body = '' } = reply;
  const isBytes = typeof body !== 'string';
  return {
    statusCode: reply.status,
    headers: { ...securityHeaders({ origin, uploadOrigin }), ...reply.headers },
    cookies: [...(reply.cookies ?? [])],
    body: isBytes ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: isBytes,
  };
}
