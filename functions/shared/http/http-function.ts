import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { reachOf } from '../../access.ts';
import { Forbidden, NotFound, Unauthenticated } from '../errors.ts';
import type { AuditLog } from '../ports/audit-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { User } from '../ports/identity.ts';
import type { Log } from '../ports/log.ts';
import { type Authenticate, sessionWasUsed } from './authenticate.ts';
import { type Problem, problemOf, problemReply } from './problem.ts';
import { html, type Reply, redirect } from './reply.ts';
import { createRequest, type Request, type TrackedRequest } from './request.ts';
import { requireSameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';

export type Operation = (request: Request) => Promise<Reply> | Reply;
export type HttpHandler = (
  event: APIGatewayProxyEventV2,
) => Promise<APIGatewayProxyStructuredResultV2>;

/** What every HTTP function needs, whatever it does. */
export interface HttpDependencies {
  readonly authenticate: Authenticate;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly log: Log;
  /** Scheme, host and port at which browsers reach the service. */
  readonly origin: string;
  /** Where signed uploads go, for the content security policy. */
  readonly uploadOrigin: string;
  /** Renders a page of the service: a template under functions/, what it shows, and who is looking. */
  readonly render: (template: string, view: object, user: User | undefined) => string;
}

interface State {
  request?: TrackedRequest;
  user?: User | undefined;
}

/** A middy handler that authenticates, authorises (default deny), runs the operation of the route, audits and answers. */
export function createHttpFunction(
  dependencies: HttpDependencies,
  operations: Readonly<Record<string, Operation>>,
): HttpHandler {
  const handler = async (event: APIGatewayProxyEventV2) => {
    const state: State = {};
    try {
      return toResult(await run(event, dependencies, operations, state), dependencies);
    } catch (error) {
      return toResult(await refuse(event, error, dependencies, state), dependencies);
    }
  };
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(
    handler,
  ) as unknown as HttpHandler;
}

async function run(
  event: APIGatewayProxyEventV2,
  dependencies: HttpDependencies,
  operations: Readonly<Record<string, Operation>>,
  state: State,
): Promise<Reply> {
  state.user = await dependencies.authenticate(event);
  const request = createRequest(event, state.user);
  state.request = request;
  const reach = reachOf(request.route, state.user);
  const operation = operations[request.route];
  if (operation === undefined) throw new NotFound('There is nothing at this address.');
  if (reach === 'none') {
    if (state.user === undefined) throw new Unauthenticated('Sign in to go on.');
    throw new Forbidden('Your role does not include this part of the service.');
  }
  if (sessionWasUsed(event)) requireSameOrigin(event, dependencies.origin);
  const reply = await operation(request);
  if (reach === 'own' && !request.councilWasAsked) {
    throw new Error(`The operation of ${request.route} did not say whose council it shows.`);
  }
  if (reach !== 'public') await record(request, 'allowed', dependencies);
  return reply;
}

async function refuse(
  event: APIGatewayProxyEventV2,
  error: unknown,
  dependencies: HttpDependencies,
  state: State,
): Promise<Reply> {
  const requestId = event.requestContext.requestId;
  const cause = await recordRefusal(error, dependencies, state);
  const problem = problemOf(cause);
  if (problem.status === 500)
    dependencies.log.defect('request failed', { requestId, error: cause });
  if (event.rawPath.startsWith('/api/')) return problemReply(problem, requestId);
  const isView = event.requestContext.http.method === 'GET';
  if (problem.status === 401) {
    const asked = event.rawQueryString ? `${event.rawPath}?${event.rawQueryString}` : event.rawPath;
    const back = isView ? `?return=${encodeURIComponent(asked)}` : '';
    return redirect(`/sign-in${back}`);
  }
  return errorPage(problem, requestId, dependencies, state.user);
}

/** Keeps a refusal in the audit log. Gives the error to answer: the log's own, when the entry could not be kept. */
async function recordRefusal(
  error: unknown,
  dependencies: HttpDependencies,
  { request }: State,
): Promise<unknown> {
  if (!(error instanceof Forbidden) || request === undefined) return error;
  try {
    await record(request, 'refused', dependencies);
    return error;
  } catch (unkept) {
    return unkept;
  }
}

function errorPage(
  problem: Problem,
  requestId: string,
  dependencies: HttpDependencies,
  user: User | undefined,
): Reply {
  const page = dependencies.render('shared/pages/error.njk', { problem, requestId }, user);
  return html(page, problem.status);
}

async function record(
  request: TrackedRequest,
  outcome: 'allowed' | 'refused',
  { audit, clock }: HttpDependencies,
): Promise<void> {
  if (request.user === undefined) return;
  const { subject, role, councils } = request.user;
  await audit.record({
    at: clock.now().toISOString(),
    requestId: request.id,
    user: { subject, role, councils },
    action: request.route,
    subject: request.subject,
    outcome,
  });
}

function toResult(
  reply: Reply,
  { origin, uploadOrigin }: HttpDependencies,
): APIGatewayProxyStructuredResultV2 {
  const bytes = reply.body instanceof Uint8Array;
  return {
    statusCode: reply.status,
    headers: { ...securityHeaders({ origin, uploadOrigin }), ...reply.headers },
    cookies: [...(reply.cookies ?? [])],
    body: bytes ? Buffer.from(reply.body as Uint8Array).toString('base64') : (reply.body ?? ''),
    isBase64Encoded: bytes,
  } as APIGatewayProxyStructuredResultV2;
}
