import { type Agent, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { pipeline } from 'node:stream/promises';

export interface Upstream {
  readonly url: URL;
  readonly agent: Agent;
}

/**
 * Sends a request on as it came, with its host and its signature, and gives the answer's head. `body` stands in for
 * the request's own when some of that was read already.
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
  // An upstream that refuses early closes before the body is through; its answer tells.
  else pipeline(body, onward).catch(() => {});
  return await answered;
}

/** Gives the upstream's answer to the caller. */
export async function giveBack(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(
    answer.statusCode ?? 502,
    answer.statusMessage,
    withoutHops(answer.rawHeaders),
  );
  await pipeline(answer, response);
}

// They belong to one connection. The gateway has agreed to `Expect` itself.
function withoutHops(raw: readonly string[]): string[] {
  return raw.filter((_, at) => !/^(connection|keep-alive|expect)$/i.test(raw[at - (at % 2)] ?? ''));
}
