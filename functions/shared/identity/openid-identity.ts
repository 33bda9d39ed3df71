import {
  createRemoteJWKSet,
  customFetch,
  errors,
  type FetchImplementation,
  type JWTPayload,
  jwtVerify,
} from 'jose';
import * as z from 'zod';
import { type Clock, systemClock } from '../ports/clock.ts';
import type { Identity } from '../ports/identity.ts';
import { type ClaimNames, userOfClaims } from './claims.ts';

export interface OpenidIdentityOptions {
  /** The provider's issuer identifier, as in its discovery document. */
  readonly issuer: string;
  /** The required audience: a token's `aud`, or the `client_id` of Cognito's access tokens, which have no `aud`. */
  readonly audience: string;
  readonly claims?: ClaimNames;
  readonly clock?: Clock;
  readonly fetch?: FetchImplementation;
}

/** Only algorithms that need the provider's private key: never `none`, never a shared secret. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** Errors caused by the token and not by the provider. All other errors are rethrown. */
const REFUSALS = new Set<string>([
  errors.JWTExpired.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWTInvalid.code,
  errors.JWSInvalid.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSNoMatchingKey.code,
  errors.JWKSMultipleMatchingKeys.code,
]);

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** Verifies JWT access tokens with the provider's published keys. Throws only when the provider cannot be reached. */
export function createIdentity(options: OpenidIdentityOptions): Identity {
  const { issuer, audience, claims, clock = systemClock, fetch = globalThis.fetch } = options;
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const keysOfProvider = () => {
    keys ??= discoverKeys(issuer, fetch).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  return {
    async userOf(bearerToken) {
      try {
        const { payload } = await jwtVerify(
          bearerToken,
          async (header, token) => (await keysOfProvider())(header, token),
          {
            issuer,
            algorithms: ALGORITHMS,
            requiredClaims: ['exp', 'sub'],
            currentDate: clock.now(),
          },
        );
        return isMeantFor(audience, payload) ? userOfClaims(payload, claims) : undefined;
      } catch (error) {
        if (error instanceof errors.JOSEError && REFUSALS.has(error.code)) return undefined;
        throw error;
      }
    },
  };
}

/** Checks the audience. Cognito's access tokens have no `aud`; they have `token_use: access` and the `client_id`. */
function isMeantFor(audience: string, { aud, token_use, client_id }: JWTPayload): boolean {
  if (aud !== undefined) return [aud].flat().includes(audience);
  return token_use === 'access' && client_id === audience;
}

async function discoverKeys(issuer: string, fetch: FetchImplementation) {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    method: 'GET',
    headers: new Headers({ accept: 'application/json' }),
    redirect: 'manual',
    signal: AbortSignal.timeout(5000),
  });
  if (response.status !== 200) throw new Error(`The OpenID provider responded ${response.status}.`);
  const found = Discovery.parse(await response.json());
  if (found.issuer !== issuer) throw new Error('The OpenID provider names another issuer.');
  return createRemoteJWKSet(new URL(found.jwks_uri), { [customFetch]: fetch });
}
