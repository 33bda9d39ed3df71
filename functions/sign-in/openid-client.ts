import * as openid from 'openid-client';
import { type ClaimNames, userOfClaims } from '../shared/identity/claims.ts';
import type { User } from '../shared/ports/identity.ts';

export interface OpenidClientOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Address of `GET /sign-in/callback`, as registered with the provider. */
  readonly redirectUri: string;
  /** Default: `openid profile`. */
  readonly scope?: string;
  readonly claims?: ClaimNames;
}

/** What has to be kept from the redirect to the provider until its callback. */
interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The result of a sign-in: a user, an account that the service does not know, or no sign-in. */
type Outcome =
  | { readonly is: 'signed-in'; readonly user: User }
  | { readonly is: 'unknown-user' }
  | { readonly is: 'not-signed-in' };

/** The service's side of the authorisation code flow with PKCE. */
export interface OpenidClient {
  start(): Promise<{ readonly location: string; readonly attempt: Attempt }>;
  /** Exchanges the code of the callback's query. Throws when the provider cannot be reached. */
  finish(query: URLSearchParams, attempt: Attempt): Promise<Outcome>;
}

/** Discovers the provider's endpoints on first use and keeps them. */
export function createOpenidClient(options: OpenidClientOptions): OpenidClient {
  let found: Promise<openid.Configuration> | undefined;
  const configuration = () => {
    found ??= discover(options).catch((error: unknown) => {
      found = undefined;
      throw error;
    });
    return found;
  };
  return {
    start: async () => start(await configuration(), options),
    finish: async (query, attempt) => finish(await configuration(), options, query, attempt),
  };
}

function discover({ issuer, clientId, clientSecret }: OpenidClientOptions) {
  const server = new URL(issuer);
  const isThisMachine =
    server.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  return openid.discovery(server, clientId, {}, openid.ClientSecretBasic(clientSecret), {
    execute: isThisMachine ? [openid.allowInsecureRequests] : [],
  });
}

async function start(configuration: openid.Configuration, options: OpenidClientOptions) {
  const attempt = {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    codeVerifier: openid.randomPKCECodeVerifier(),
  };
  const location = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: options.redirectUri,
    scope: options.scope ?? 'openid profile',
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(attempt.codeVerifier),
    code_challenge_method: 'S256',
    // On a shared computer, the next user must not be signed in as the previous one.
    prompt: 'login',
  });
  return { location: location.href, attempt };
}

async function finish(
  configuration: openid.Configuration,
  { redirectUri, claims }: OpenidClientOptions,
  query: URLSearchParams,
  attempt: Attempt,
): Promise<Outcome> {
  try {
    const tokens = await openid.authorizationCodeGrant(
      configuration,
      new URL(`${redirectUri}?${query}`),
      {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.codeVerifier,
        idTokenExpected: true,
      },
    );
    const user = userOfClaims(tokens.claims() ?? {}, claims);
    return user === undefined ? { is: 'unknown-user' } : { is: 'signed-in', user };
  } catch (error) {
    if (isRefusal(error)) return { is: 'not-signed-in' };
    throw error;
  }
}

const NOT_OF_THIS_ATTEMPT = ['OAUTH_INVALID_RESPONSE', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED'];

/** The user or provider refused, or the response belongs to another attempt. Operators have nothing to fix. */
function isRefusal(error: unknown): boolean {
  if (error instanceof openid.AuthorizationResponseError) return true;
  if (error instanceof openid.ResponseBodyError) return error.error === 'invalid_grant';
  return error instanceof openid.ClientError && NOT_OF_THIS_ATTEMPT.includes(error.code ?? '');
}
