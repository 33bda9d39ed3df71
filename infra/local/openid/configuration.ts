import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { Configuration } from 'oidc-provider';
import { accountOf, type CouncilBook } from './accounts.ts';
import { audienceOf, systemClient, webClient } from './clients.ts';
import { keepSecret } from './local-secrets.ts';
import { problemPage } from './login-page.ts';
import { createMemoryAdapter } from './memory-adapter.ts';

/** The path of the provider. */
export const OPENID_PATH = '/oidc';

const HOUR = 3600;

export interface ProviderSettings {
  readonly origin: string;
  readonly dataFolder: string;
  readonly stylesheet: string;
  readonly book: CouncilBook;
  /** Secret from which those of the clients are derived. */
  readonly clientsSecret: string;
}

/** The provider's whole configuration. It sets everything, because the defaults are for trying it out. */
export function configurationOf(settings: ProviderSettings): Configuration {
  const { origin, dataFolder, book, clientsSecret } = settings;
  return {
    ...accounts(book),
    clients: [webClient(origin, clientsSecret)],
    adapter: createMemoryAdapter((id) =>
      accountOf(id, book) === undefined ? undefined : systemClient(id, clientsSecret),
    ),
    jwks: { keys: [JSON.parse(keepSecret(dataFolder, 'openid-signing-key', newSigningKey))] },
    cookies: { keys: [keepSecret(dataFolder, 'openid-cookies')] },
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      ClientCredentials: HOUR,
      Grant: HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      Session: HOUR,
    },
    interactions: { url: (_context, { uid }) => `${OPENID_PATH}/interaction/${uid}` },
    renderError: renderError(settings),
    features: featuresOf(origin),
  };
}

function accounts(book: CouncilBook): Configuration {
  const claimsOf = (id: string) => {
    const { name, role, councils } = accountOf(id, book) ?? {};
    return { name, role, councils };
  };
  return {
    claims: { openid: ['sub'], profile: ['name', 'role', 'councils'] },
    findAccount: (_context, id) => {
      if (accountOf(id, book) === undefined) return undefined;
      return { accountId: id, claims: () => ({ sub: id, ...claimsOf(id) }) };
    },
    extraTokenClaims: (_context, token) =>
      claimsOf(token.kind === 'AccessToken' ? token.accountId : (token.clientId ?? '')),
    // No consent page: the only client is the service itself.
    async loadExistingGrant({ oidc }) {
      const ids = { clientId: oidc.client?.clientId, accountId: oidc.session?.accountId };
      const grant = new oidc.provider.Grant(ids);
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}

function featuresOf(origin: string): NonNullable<Configuration['features']> {
  const audience = audienceOf(origin);
  return {
    devInteractions: { enabled: false },
    // There is no userinfo address, so tokens have to contain the claims.
    userinfo: { enabled: false },
    rpInitiatedLogout: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => audience,
      getResourceServerInfo: () => ({
        scope: '',
        audience,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  };
}

function renderError({ stylesheet }: ProviderSettings): NonNullable<Configuration['renderError']> {
  return (context, { error_description: advice = 'Start again.' }) => {
    context.type = 'html';
    context.body = problemPage(stylesheet, { heading: 'You could not be signed in', advice });
  };
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ format: 'jwk' });
  return JSON.stringify({ ...key, kid: randomUUID(), alg: 'RS256', use: 'sig' });
}
