import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { reachOf } from '../../access.ts';
import { Forbidden, NotFound, Unauthenticated } from '../errors.ts';
import { sessionWasUsed } from './authenticate.ts';
import type { HttpDependencies } from './http-dependencies.ts';
import { type Problem, problemOfError, problemReply } from './problem.ts';
import { html, type Reply, redirect } from './reply.ts';
import { createRequest, type TrackedRequest } from './request.ts';
import { requireSameOrigin } from './same-origin.ts';

/** One event on its way through the chain. */
export interface Visit {
  readonly event: APIGatewayProxyEventV2;
  /** Set after authentication. */
  request?: TrackedRequest;
}

export type HttpMiddleware = MiddlewareObj<Visit, Reply>;

/** Authenticates the request. */
export function authenticated({ authenticate }: HttpDependencies): HttpMiddleware {
  return {
    before: async ({ event: visit }) => {
      visit.request = createRequest(visit.event, await authenticate(visit.event));
    },
  };
}

/** Refuses users whom the access table does not allow, and pages of other sites. Fails if an operation checked no council. */
export function authorised(
  { origin }: HttpDependencies,
  isRoute: (route: string) => boolean,
): HttpMiddleware {
  return {
    before: ({ event: visit }) => {
      const { route, user } = requestOf(visit);
      if (!isRoute(route)) throw new NotFound('There is no page at this address.');
      if (reachOf(route, user) === 'none') {
        if (user === undefined) throw new Unauthenticated('Sign in to continue.');
        throw new Forbidden('Your role does not include this part of the service.');
      }
      if (sessionWasUsed(visit.event)) requireSameOrigin(visit.event, origin);
    },
    after: ({ event: visit }) => {
      const { route, user, councilWasAsked } = requestOf(visit);
      if (reachOf(route, user) === 'own' && !councilWasAsked) {
        throw new Error(`The operation of ${route} did not check which council it is about.`);
      }
    },
  };
}

/** Records every response shown or refused to a user. If the audit entry cannot be stored, nothing is shown. */
export function audited(dependencies: HttpDependencies): HttpMiddleware {
  return {
    after: async ({ event: visit }) => {
      const request = requestOf(visit);
      if (reachOf(request.route, request.user) !== 'public') {
        await record(request, 'allowed', dependencies);
      }
    },
    onError: async (chain) => {
      const { request } = chain.event;
      if (!(chain.error instanceof Forbidden) || request === undefined) return;
      try {
        await record(request, 'refused', dependencies);
      } catch (unkept) {
        // An error thrown here would leave the client without a response.
        chain.error =
          unkept instanceof Error ? unkept : new Error('The audit entry could not be stored.');
      }
    },
  };
}

/** Turns every error into a response: a problem document under `/api/`, otherwise a page. Unexpected errors reveal no cause. */
export function refusals(dependencies: HttpDependencies): HttpMiddleware {
  return {
    onError: ({ event: { event, request }, error }) => {
      const { requestId, http } = event.requestContext;
      const problem = problemOfError(error);
      if (problem.status === 500) dependencies.log.defect('request failed', { requestId, error });
      if (event.rawPath.startsWith('/api/')) return problemReply(problem, requestId);
      if (problem.status === 401) return toSignIn(event, http.method === 'GET');
      return errorPage(problem, requestId, dependencies, request);
    },
  };
}

function toSignIn({ rawPath, rawQueryString }: APIGatewayProxyEventV2, isView: boolean): Reply {
  const path = rawQueryString === '' ? rawPath : `${rawPath}?${rawQueryString}`;
  return redirect(isView ? `/sign-in?return=${encodeURIComponent(path)}` : '/sign-in');
}

function errorPage(
  problem: Problem,
  requestId: string,
  { render }: HttpDependencies,
  request: TrackedRequest | undefined,
): Reply {
  const view = { problem, requestId };
  return html(render('shared/pages/error.njk', view, request?.user), problem.status);
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

/** The request of a visit, after authentication. Throws before it. */
export function requestOf({ request }: Visit): TrackedRequest {
  if (request === undefined) throw new Error('The request has not been authenticated yet.');
  return request;
}
