import * as z from 'zod';
import type { HttpDependencies } from '../shared/http/http-dependencies.ts';
import { html, type Reply, redirect } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import type { SealedCookie } from '../shared/http/sealed-cookie.ts';
import type { Sessions } from '../shared/http/session.ts';
import type { User } from '../shared/ports/identity.ts';
import type { Metrics } from '../shared/ports/metrics.ts';
import type { OpenidClient } from './openid-client.ts';

interface Parts {
  readonly openid: OpenidClient;
  readonly attempts: SealedCookie;
  readonly sessions: Sessions;
  readonly render: HttpDependencies['render'];
  readonly audit: HttpDependencies['audit'];
  readonly clock: HttpDependencies['clock'];
  readonly metrics: Metrics;
}

const Query = z.record(z.string(), z.string());
const KeptAttempt = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  returnPath: z.string(),
});

const REFUSALS = {
  'not-signed-in': {
    status: 400,
    heading: 'You are not signed in',
    advice:
      'Signing in took too long, was cancelled, or was started in another window. Sign in again.',
  },
  'unknown-user': {
    status: 403,
    heading: 'Your account has no role in this service',
    advice:
      'You signed in, but your account has no role or no council in this service. Ask the person who manages accounts in your organisation.',
  },
} as const;

/** Handles the provider's response: starts a session and redirects to the page the user asked for, or says why not. */
export async function finishSignIn(request: Request, parts: Parts): Promise<Reply> {
  const attempt = KeptAttempt.safeParse(await parts.attempts.read(request)).data;
  if (attempt === undefined) return refusal('not-signed-in', parts);
  const query = new URLSearchParams(request.query(Query));
  const outcome = await parts.openid.finish(query, attempt);
  if (outcome.is !== 'signed-in') return refusal(outcome.is, parts);
  await recordSignIn(request, outcome.user, parts);
  return redirect(attempt.returnPath, [
    await parts.sessions.begin(outcome.user),
    parts.attempts.clear(),
  ]);
}

async function recordSignIn(
  { id, route }: Request,
  { subject, role, councils }: User,
  { audit, clock }: Parts,
): Promise<void> {
  await audit.record({
    at: clock.now().toISOString(),
    requestId: id,
    user: { subject, role, councils },
    action: route,
    subject: 'sign-in',
    outcome: 'allowed',
  });
}

function refusal(why: keyof typeof REFUSALS, { attempts, render, metrics }: Parts): Reply {
  const { status, ...view } = REFUSALS[why];
  metrics.record('SignInsRefused', 1, why);
  return {
    ...html(render('sign-in/failed.njk', view, undefined), status),
    cookies: [attempts.clear()],
  };
}
