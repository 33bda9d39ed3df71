import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpHandler } from '../../functions/shared/http/http-function.ts';
import { matchRoute, type RouteTable } from './route-table.ts';

const MAX_BODY_BYTES = 6 * 1024 * 1024;

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves the functions as API Gateway does (payload format 2.0), beside listeners that own a path prefix. */
export function createHttpServer(settings: {
  readonly routes: RouteTable<HttpHandler>;
  readonly fallback: HttpHandler;
  readonly prefixes: Readonly<Record<string, Listener>>;
}): Server {
  return createServer((request, response) => {
    const prefix = Object.keys(settings.prefixes).find((start) => request.url?.startsWith(start));
    const listener = settings.prefixes[prefix ?? ''];
    const answered =
      listener === undefined ? answer(request, response, settings) : listener(request, response);
    answered.catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { routes, fallback }: Parameters<typeof createHttpServer>[0],
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined) {
    response.writeHead(413, { connection: 'close' }).end(() => request.destroy());
    return;
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET');
  const match = matchRoute(routes, method, url.pathname);
  const event = eventOf(request, url, method, body, match);
  const result = await (match?.target ?? fallback)(event);
  write(response, result, request.method === 'HEAD');
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > MAX_BODY_BYTES) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
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
    queryStringParameters: Object.fromEntries(url.searchParams),
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
