import type { Server } from 'node:http';
import { ROUTES } from '../../functions/routes.ts';
import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import { createHttpServer } from './http-server.ts';
import { OPENID_PATH } from './openid-provider.ts';
import type { LocalPlatform } from './platform.ts';
import { createRouteTable } from './route-table.ts';
import { isBucket } from './stores.ts';
import { handleUpload } from './upload-route.ts';

/** A node server with every route of the service, the OpenID provider and the signed uploads on one port. */
export function serve(platform: LocalPlatform): Server {
  const { http, provider, signer, stores } = platform;
  const targets = Object.entries(ROUTES).map(
    ([route, { by }]) => [route, handlerOf(http, by)] as const,
  );
  return createHttpServer({
    routes: createRouteTable(targets),
    fallback: handlerOf(http, 'site'),
    prefixes: {
      [`${OPENID_PATH}/`]: (request, response) => provider.handle(request, response),
      '/_uploads/': (request, response) =>
        handleUpload(request, response, {
          signer,
          storeOf: (bucket) => (isBucket(bucket) ? stores[bucket] : undefined),
          now: platform.now,
        }),
    },
  });
}

function handlerOf(http: Readonly<Record<string, HttpHandler>>, name: string): HttpHandler {
  const handler = http[name];
  if (handler === undefined) throw new Error(`The function ${name} has no local handler.`);
  return handler;
}
