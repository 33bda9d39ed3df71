import { createHmac } from 'node:crypto';
import type { ClientMetadata } from 'oidc-provider';

/** Name of the local secret from which the secrets of all clients are derived. */
export const CLIENTS_SECRET = 'openid-clients';

export const WEB_CLIENT = 'care-stability';

/** The audience of access tokens of the local provider. */
export function audienceOf(origin: string): string {
  return `${origin}/api/v1`;
}

/** The secret of a client, so that the provider and the command line agree without keeping a list. */
export function clientSecretOf(clientsSecret: string, clientId: string): string {
  return createHmac('sha256', clientsSecret).update(clientId).digest('base64url');
}

/** The pages of the service: people sign in with a code and PKCE. */
export function webClient(origin: string, clientsSecret: string): ClientMetadata {
  return {
    client_id: WEB_CLIENT,
    client_secret: clientSecretOf(clientsSecret, WEB_CLIENT),
    redirect_uris: [`${origin}/sign-in/callback`],
    grant_types: ['authorization_code'],
    response_types: ['code'],
  };
}

/** A system that asks for tokens in its own name. */
export function systemClient(clientId: string, clientsSecret: string): ClientMetadata {
  return {
    client_id: clientId,
    client_secret: clientSecretOf(clientsSecret, clientId),
    redirect_uris: [],
    grant_types: ['client_credentials'],
    response_types: [],
  };
}
