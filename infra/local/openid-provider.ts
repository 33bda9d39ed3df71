import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { securityHeaders } from '../../functions/shared/http/security-headers.ts';
import type { CouncilBook } from './openid/accounts.ts';
import { audienceOf, CLIENTS_SECRET, clientSecretOf, WEB_CLIENT } from './openid/clients.ts';
import { configurationOf, OPENID_PATH } from './openid/configuration.ts';
import { keepSecret } from './openid/local-secrets.ts';
import { answerLogin } from './openid/login.ts';

export { OPENID_PATH } from './openid/configuration.ts';

export interface OpenidProvider {
  /** Answers every request whose path starts with `/oidc/`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface OpenidProviderOptions extends CouncilBook {
  /** Where browsers reach the service, such as `http://localhost:3000`. */
  readonly origin: string;
  readonly dataFolder: string;
  /** Address of the service's stylesheet. */
  readonly stylesheet?: string;
}

/** An OpenID provider with demonstration accounts, for one machine. Its keys survive a restart. */
export function createOpenidProvider(options: OpenidProviderOptions): OpenidProvider {
  const { origin, dataFolder, stylesheet = '/assets/styles.css' } = options;
  const issuer = `${origin}${OPENID_PATH}`;
  const clientsSecret = keepSecret(dataFolder, CLIENTS_SECRET);
  const settings = { origin, dataFolder, stylesheet, book: options, clientsSecret };
  const provider = new Provider(issuer, configurationOf(settings));
  const answer = provider.callback();
  const login = { provider, stylesheet, book: options };
  const headers = securityHeaders({ origin, uploadOrigin: origin });
  return {
    issuer,
    audience: audienceOf(origin),
    clientId: WEB_CLIENT,
    clientSecret: clientSecretOf(clientsSecret, WEB_CLIENT),
    async handle(request, response) {
      const originalUrl = request.url ?? '/';
      const url = originalUrl.slice(OPENID_PATH.length) || '/';
      // The provider builds its own addresses from the prefix that was removed from the path.
      Object.assign(request, { originalUrl, url });
      request.headers.cookie = withoutSession(request.headers.cookie);
      for (const header of Object.entries(headers)) response.setHeader(...header);
      if (url.startsWith('/interaction/')) return answerLogin(login, request, response);
      await answer(request, response);
    },
  };
}

/** Every sign-in asks for an account again, because a demonstration changes accounts often. */
function withoutSession(cookie = ''): string {
  const kept = cookie.split(/; */).filter((pair) => !pair.startsWith('_session'));
  return kept.join('; ');
}
