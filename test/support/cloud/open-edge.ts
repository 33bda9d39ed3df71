import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
  request as send,
} from 'node:http';
import { pipeline } from 'node:stream/promises';
import { DEMONSTRATION_COUNCILS } from '../../../infra/local/demonstration/councils.ts';
import {
  createOpenidProvider,
  OPENID_PATH,
  type OpenidProvider,
} from '../../../infra/local/openid-provider.ts';
import { freePort } from '../tools/free-port.ts';

/** The address of a deployment for users: one address for the API and the identity provider. */
export interface Edge {
  readonly origin: string;
  readonly provider: OpenidProvider;
  /** Sets the API of the emulator to which requests are forwarded. */
  lead(to: { readonly emulator: string; readonly apiHost: string }): void;
  close(): Promise<void>;
}

/** Opens the edge. This comes before the deployment, which is configured with the edge's address. */
export async function openEdge(dataFolder: string): Promise<Edge> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const provider = createOpenidProvider({ origin, dataFolder, councils: DEMONSTRATION_COUNCILS });
  let api: { readonly emulator: string; readonly apiHost: string } | undefined;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.startsWith(OPENID_PATH)) return provider.handle(request, response);
    if (api === undefined) return void response.writeHead(503).end('Nothing is deployed yet.');
    await pass(api, request, response);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin,
    provider,
    lead: (to) => {
      api = to;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  { emulator, apiHost }: { readonly emulator: string; readonly apiHost: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { hostname, port } = new URL(emulator);
  const onward = send({
    hostname,
    port,
    path: request.url,
    method: request.method,
    // The emulator distinguishes APIs by the host only.
    headers: { ...request.headers, host: apiHost },
  });
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  onward.once('response', resolve).once('error', reject);
  await pipeline(request, onward);
  const answered = await promise;
  response.writeHead(answered.statusCode ?? 502, answered.headers);
  await pipeline(answered, response);
}
