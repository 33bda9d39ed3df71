import { type Agent, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { pipeline } from 'node:stream/promises';

export interface Upstream {
  readonly url: URL;
  readonly agent: Agent;
}

/**
 * Forwards a request unchanged, with its host and signature, and returns the head of the response. `body` replaces the
 * request's body when part of that has already been read.
 */
export async function askUpstream(
  request: IncomingMessage,
  { url, agent }: Upstream,
  body: Uint8Array | AsyncIterable<Buffer> = request,
): Promise<IncomingMessage> {
  const onward = send({
    agent,
    host: url.hostname,
    port: url.port,
    method: request.method,
    path: request.url,
    headers: withoutHops(request.rawHeaders),
    setHost: false,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    onward.once('response', resolve);
    onward.once('error', reject);
  });
  if (body instanceof Uint8Array) onward.end(body);
  // An upstream that refuses early closes the connection before it has the whole body. Its response says why.
  else pipeline(body, onward).catch(() => {});
  return await answered;
}

/** Passes the upstream's response to the caller. */
export async function giveBack(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(
    answer.statusCode ?? 502,
    answer.statusMessage,
    withoutHops(answer.rawHeaders),
  );
  await pipeline(answer, response);
}

// These headers apply to one connection only. The gateway has already answered `Expect`.
function withoutHops(raw: readonly string[]): string[] {
  return raw.filter((_, at) => !/^(connection|keep-alive|expect)$/i.test(raw[at - (at % 2)] ?? ''));
}
