import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import { BAD_ADDRESS, refuse, TOO_LARGE, UNEXPECTED } from './refuse-request.ts';
import { matchRoute, type RouteTable } from './route-table.ts';

const MAX_BODY_BYTES = 6 * 1024 * 1024;
/** If a request is larger than this, its connection is closed without a response. */
const MOST_READ_BYTES = 64 * 1024 * 1024;

/** The time that a signed upload stays valid: a large file over a slow line takes minutes. */
const REQUEST_TIMEOUT_MS = 15 * 60_000;

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves the functions as API Gateway does (payload format 2.0), and listeners that own a path prefix. */
export function createHttpServer(settings: {
  readonly routes: RouteTable<HttpHandler>;
  readonly fallback: HttpHandler;
  readonly prefixes: Readonly<Record<string, Listener>>;
}): Server {
  return createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    const prefix = Object.keys(settings.prefixes).find((start) => request.url?.startsWith(start));
    const listener = settings.prefixes[prefix ?? ''];
    const answered =
      listener === undefined ? answer(request, response, settings) : listener(request, response);
    answered.catch(() => {
      if (response.headersSent) response.end();
      else refuse(request, response, UNEXPECTED);
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, fallback }: Parameters<typeof createHttpServer>[0],
): Promise<void> {
  const url = addressOf(request);
  if (url === undefined) return refuse(request, response, BAD_ADDRESS);
  const body = await readBody(request);
  if (body === undefined) return refuse(request, response, TOO_LARGE);
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const match = matchRoute(routes, method, url.pathname);
  const event = eventOf(request, url, method, body, match);
  const result = await (match?.target ?? fallback)(event);
  write(response, result, request.method === 'HEAD');
}

/** The address of a request. A path that begins with two slashes is a path, not another host. */
function addressOf({ url = '/' }: IncomingMessage): URL | undefined {
  const address = url.startsWith('/') ? `http://localhost${url}` : url;
  return URL.parse(address, 'http://localhost') ?? undefined;
}

/** The body, or undefined if it is too large. The rest is read and dropped, so that the sender receives the answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > MOST_READ_BYTES) request.destroy();
    if (size <= MAX_BODY_BYTES) pieces.push(piece);
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(pieces);
}

function eventOf(
  request: IncomingMessage,
  url: URL,
  method: string,
  body: Buffer,
  match: { route: string; parameters: Record<string, string> } | undefined,
): APIGatewayProxyEventV2 {
  const route = match?.route ?? '$default';
  const { cookie, ...headers } = request.headers;
  return {
    version: '2.0',
    routeKey: route,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]),
    ),
    queryStringParameters: queryOf(url),
    ...(match && { pathParameters: match.parameters }),
    ...(body.length > 0 && { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: url.hostname,
      domainPrefix: 'local',
      http: {
        method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route,
      stage: '$default',
      time: new Date().toISOString(),
      timeEpoch: Date.now(),
    },
  };
}

/** A repeated parameter has all its values, separated by commas. */
function queryOf({ searchParams }: URL): Record<string, string> {
  const names = new Set(searchParams.keys());
  return Object.fromEntries([...names].map((name) => [name, searchParams.getAll(name).join(',')]));
}

function write(
  response: ServerResponse,
  result: APIGatewayProxyStructuredResultV2,
  headOnly: boolean,
): void {
  const body = Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8');
  for (const [name, value] of Object.entries(result.headers ?? {})) {
    response.setHeader(name, String(value));
  }
  if (result.cookies?.length) response.setHeader('set-cookie', result.cookies);
  response.setHeader('content-length', body.length);
  response.writeHead(result.statusCode ?? 200);
  response.end(headOnly ? undefined : body);
}
