import { setTimeout as wait } from 'node:timers/promises';
import { EngineUnavailable } from '../../errors.ts';
import { StatementPage } from './statement-page.ts';
import type { TrinoSettings } from './trino-settings.ts';

/** HTTP status codes after which Trino's protocol asks clients to retry. */
const COMES_BACK = new Set([429, 502, 503, 504]);
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 3000;

/** Trino delays a response for about a second while nothing has changed. A connection silent for this long is dead. */
const SILENCE_MS = 60_000;

/** A statement, and the schema and session in which it runs. */
export interface Statement {
  readonly sql: string;
  /** The schema in which names are looked up. */
  readonly schema: string;
  /** Session properties, such as `name=value,other=value`. */
  readonly session?: string | undefined;
}

/** One cluster over its HTTP protocol. */
export interface TrinoHttp {
  /** Starts a statement. */
  start(statement: Statement, signal: AbortSignal): Promise<StatementPage>;
  next(uri: string, signal: AbortSignal): Promise<StatementPage>;
  /** Cancels a statement. Errors are ignored, because the cluster may be unreachable. */
  cancel(uri: string): Promise<void>;
}

/** Connects to a cluster. Throws `EngineUnavailable` for an address to which the password must not be sent. */
export function createTrinoHttp(settings: TrinoSettings): TrinoHttp {
  const origin = originOf(settings);
  let known: Promise<Record<string, string>> | undefined;
  const send = async (
    method: string,
    address: string,
    more: RequestInit,
    headers: Record<string, string> = {},
  ): Promise<Response> => {
    if (new URL(address).origin !== origin) throw new EngineUnavailable(sentElsewhere(address));
    known ??= headersOf(settings);
    const all = { ...(await known), ...headers };
    return await fetch(address, { method, headers: all, redirect: 'error', ...more });
  };
  return {
    async start({ sql, schema, session }, signal) {
      const post = () =>
        send(
          'POST',
          `${origin}/v1/statement`,
          { body: sql, signal: alive(signal) },
          { 'X-Trino-Schema': schema, ...(session && { 'X-Trino-Session': session }) },
        );
      return await pageOf(await untilAnswered(post, signal, { isRepeatable: false }), origin);
    },
    async next(uri, signal) {
      const get = () => send('GET', uri, { signal: alive(signal) });
      return await pageOf(await untilAnswered(get, signal, { isRepeatable: true }), origin);
    },
    async cancel(uri) {
      await send('DELETE', uri, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    },
  };
}

const alive = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(SILENCE_MS)]);

async function headersOf(settings: TrinoSettings): Promise<Record<string, string>> {
  const { user, catalog, password } = settings;
  return {
    'X-Trino-User': user,
    'X-Trino-Catalog': catalog,
    'X-Trino-Source': 'care-stability',
    'X-Trino-Time-Zone': 'UTC',
    'User-Agent': 'care-stability',
    ...(password !== undefined && {
      Authorization: `Basic ${Buffer.from(`${user}:${await password()}`).toString('base64')}`,
    }),
  };
}

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]']);

function originOf({ url, password }: TrinoSettings): string {
  const { protocol, hostname, origin } = new URL(url);
  const isPrivate = protocol === 'https:' || THIS_MACHINE.has(hostname);
  if (password === undefined || isPrivate) return origin;
  throw new EngineUnavailable(
    `A password is set for the Trino cluster at ${origin}, and would be sent unencrypted. Use the cluster's https address.`,
  );
}

function sentElsewhere(address: string): string {
  return `The Trino cluster redirects to ${new URL(address).origin}, which is not the configured address. Behind a proxy, set http-server.process-forwarded=true on the cluster.`;
}

/** Retries a request when the cluster asks for it, and a repeatable request also after a connection error. */
async function untilAnswered(
  send: () => Promise<Response>,
  signal: AbortSignal,
  { isRepeatable }: { readonly isRepeatable: boolean },
): Promise<Response> {
  for (let tried = 1, pause = FIRST_PAUSE_MS; ; tried += 1) {
    const response = await send().catch((error: unknown) => {
      signal.throwIfAborted();
      if (error instanceof EngineUnavailable) throw error;
      if (isRepeatable && tried < ATTEMPTS) return undefined;
      throw new EngineUnavailable(`The Trino cluster does not respond: ${causeOf(error)}.`);
    });
    if (response !== undefined && !COMES_BACK.has(response.status)) return response;
    await response?.body?.cancel();
    if (tried === ATTEMPTS) {
      throw new EngineUnavailable(`The Trino cluster is busy: it responded ${response?.status}.`);
    }
    await wait(pause, undefined, { signal });
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

async function pageOf(response: Response, origin: string): Promise<StatementPage> {
  const text = await response.text();
  if (response.status === 401 || response.status === 403) {
    throw new EngineUnavailable(`The Trino cluster at ${origin} refused this user.`);
  }
  const page = response.ok ? StatementPage.safeParse(jsonOf(text)) : undefined;
  if (page?.success) return page.data;
  throw new EngineUnavailable(
    `The server at ${origin} is not a Trino cluster, or is still starting: ${response.status} ${text.slice(0, 200)}`,
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
