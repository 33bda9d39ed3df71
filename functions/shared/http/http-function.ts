import middy from '@middy/core';
import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
} from 'aws-lambda';
import type { AuditLog } from '../ports/audit-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { User } from '../ports/identity.ts';
import type { Log } from '../ports/log.ts';
import type { Authenticate } from './authenticate.ts';
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

/** What every HTTP function depends on. */
export interface HttpDependencies {
  readonly authenticate: Authenticate;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Log;
  /** Scheme, host and port at which browsers reach the service. */
  readonly origin: string;
  /** Where signed uploads go, for the content security policy. */
  readonly uploadOrigin: string;
  /** Renders a page: a template under `functions/`, its view, and the user for whom it is rendered. */
  readonly render: (template: string, view: object, user: User | undefined) => string;
}

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
