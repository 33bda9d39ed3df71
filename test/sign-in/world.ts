import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { createAuthenticate } from '../../functions/shared/http/authenticate.ts';
import { createSessions, type Sessions } from '../../functions/shared/http/session.ts';
import { createIdentity } from '../../functions/shared/identity/openid-identity.ts';
import { systemClock } from '../../functions/shared/ports/clock.ts';
import type { Identity, User } from '../../functions/shared/ports/identity.ts';
import { createHandler } from '../../functions/sign-in/handler.ts';
import { createOpenidClient } from '../../functions/sign-in/openid-client.ts';
import { createOpenidProvider, type OpenidProvider } from '../../infra/local/openid-provider.ts';

const SESSION_SECRET = 'a session secret for tests, long enough';

export interface World {
  readonly origin: string;
  readonly dataFolder: string;
  readonly provider: OpenidProvider;
  readonly identity: Identity;
  readonly sessions: Sessions;
  /** The user that the service reads from these cookies. */
  userOf(cookies: string): Promise<User | undefined>;
  close(): Promise<void>;
}

/** The provider and the sign-in function on one port, as they run on one machine. */
export async function openWorld(): Promise<World> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  let answer = async (_request: IncomingMessage, _response: ServerResponse) => {};
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const councils = [{ laCode: '823', name: 'Central Bedfordshire' }];
  const provider = createOpenidProvider({ origin, dataFolder, councils });
  const identity = createIdentity(provider);
  const sessions = createSessions({ secret: SESSION_SECRET, secure: false });
  const authenticate = createAuthenticate({ identity, sessions });
  const handler = createHandler({
    authenticate,
    audit: { record: async () => {} },
    clock: systemClock,
    log: { info: () => {}, defect: () => {} },
    origin,
    uploadOrigin: origin,
    render: (template, view) => `${template} ${JSON.stringify(view)}`,
    openid: createOpenidClient({ ...provider, redirectUri: `${origin}/sign-in/callback` }),
    sessions,
    sessionSecret: SESSION_SECRET,
  });
  answer = async (request, response) => {
    if (request.url?.startsWith('/oidc/')) return provider.handle(request, response);
    const reply = await handler(eventOf(request, await text(request)));
    response.writeHead(reply.statusCode ?? 500, {
      ...(reply.headers as Record<string, string>),
      'set-cookie': reply.cookies ?? [],
    });
    response.end(reply.body);
  };
  return {
    origin,
    dataFolder,
    provider,
    identity,
    sessions,
    userOf: (cookies) => authenticate({ headers: {}, cookies: cookies.split('; ') } as never),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dataFolder, { recursive: true });
    },
  };
}

function eventOf(request: IncomingMessage, body: string): APIGatewayProxyEventV2 {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  return {
    routeKey: `${method} ${url.pathname}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    queryStringParameters: Object.fromEntries(url.searchParams),
    headers: request.headers,
    cookies: request.headers.cookie?.split('; '),
    body,
    isBase64Encoded: false,
    requestContext: { requestId: 'request-1', http: { method, path: url.pathname } },
  } as unknown as APIGatewayProxyEventV2;
}
