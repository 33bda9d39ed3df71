import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { createHttpFunction, type HttpHandler } from '../shared/http/http-function.ts';
import { redirect } from '../shared/http/reply.ts';
import { createSealedCookie } from '../shared/http/sealed-cookie.ts';
import type { Sessions } from '../shared/http/session.ts';
import { type Metrics, noMetrics } from '../shared/ports/metrics.ts';
import { finishSignIn } from './finish-sign-in.ts';
import type { OpenidClient } from './openid-client.ts';
import { startSignIn } from './start-sign-in.ts';

const ATTEMPT_SECONDS = 600;

export interface SignInDependencies extends HttpDependencies {
  readonly openid: OpenidClient;
  readonly sessions: Sessions;
  /** The secret used to create `sessions`. */
  readonly sessionSecret: string;
  readonly metrics?: Metrics;
}

/** Serves sign-in by authorisation code with PKCE, and sign-out. */
export function createHandler(dependencies: SignInDependencies): HttpHandler {
  const { openid, sessions, render, origin, sessionSecret, clock, audit } = dependencies;
  const { metrics = noMetrics } = dependencies;
  const attempts = createSealedCookie({
    name: 'care-stability-sign-in',
    secret: sessionSecret,
    secure: origin.startsWith('https:'),
    seconds: ATTEMPT_SECONDS,
    clock,
  });
  return createHttpFunction<'sign-in'>(dependencies, {
    'GET /sign-in': (request) => startSignIn(request, { openid, attempts }),
    'GET /sign-in/callback': (request) =>
      finishSignIn(request, { openid, attempts, sessions, render, audit, clock, metrics }),
    'POST /sign-out': () => redirect('/', [sessions.end(), attempts.clear()]),
  });
}
