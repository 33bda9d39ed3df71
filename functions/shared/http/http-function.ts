import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import type { HttpFunctionName, ParameterOf, RouteOf } from '../../routes.ts';
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

/** Answers the requests of a route. `Parameter` names the parameters of the route. */
export type Operation<Parameter extends string = never> = (
  request: Request<Parameter>,
) => Promise<Reply> | Reply;

/** An operation for each route that a function serves, typed by the route. */
export type Operations<Name extends HttpFunctionName> = {
  readonly [R in RouteOf<Name>]: Operation<ParameterOf<R>>;
};

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context?: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * Creates the handler of a function, named by its type, from an operation for each of its routes. The handler
 * authenticates, authorises (deny by default), runs the route's operation, and audits it.
 */
export function createHttpFunction<Name extends HttpFunctionName>(
  dependencies: HttpDependencies,
  operations: Operations<Name>,
): HttpHandler {
  const byRoute: Readonly<Record<string, Operation<string>>> = operations;
  const chain = middy<Visit, Reply>()
    .use(refusals(dependencies))
    .use(audited(dependencies))
    .use(authenticated(dependencies))
    .use(authorised(dependencies, (route) => Object.hasOwn(byRoute, route)))
    .handler(async (visit) => {
      const request = requestOf(visit);
      const operation = byRoute[request.route];
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
