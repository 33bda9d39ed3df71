import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { askToken } from '../../infra/local/openid/ask-token.ts';
import type { Return } from '../../schemas/returns/return.ts';
import { type Answer, createResponseCheck } from './check-openapi.ts';

export interface FileToSend {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True for a file of last year's return. */
  readonly lastYear?: true;
}

export interface ApiClient {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  /** Starts a submission (of SSDA903 unless another return is named), uploads each file by its signed form, completes the submission and waits for the checks. */
  submit(
    laCode: string,
    collectionYear: number,
    files: readonly FileToSend[],
    returnId?: string,
    // biome-ignore lint/suspicious/noExplicitAny: see Answer.
  ): Promise<any>;
  /** Accepts a checked submission and waits until it is published. */
  // biome-ignore lint/suspicious/noExplicitAny: see Answer.
  accept(id: string, reason?: string): Promise<any>;
  /** Polls until the status is none of these. Throws `StillWaiting` with the current status at the time limit. */
  // biome-ignore lint/suspicious/noExplicitAny: see Answer.
  waitWhile(path: string, ...statuses: string[]): Promise<any>;
}

/** Time limit. A release takes a minute or two on a small machine, where the engine plans every mart. */
const PATIENCE_SECONDS = 300;

/** The requested work did not finish in time. */
class StillWaiting extends Error {
  override readonly name = 'StillWaiting';
}

/** How a client waits for work. */
export interface Waiting {
  readonly patienceSeconds?: number;
  /** Details for the error when work does not finish, such as the log of the service. */
  readonly explain?: () => Promise<string>;
}

/** Calls the API as any HTTP client would. Every response is checked against the service's OpenAPI document. */
export async function createApiClient(
  settings: {
    readonly origin: string;
    readonly dataFolder: string;
    readonly account: string;
    /** Returns that the service accepts. Default: all of them. */
    readonly returns?: readonly Return[];
  } & Waiting,
): Promise<ApiClient> {
  const { origin, patienceSeconds = PATIENCE_SECONDS, explain = async () => '' } = settings;
  const token = await askToken({ ...settings, account: settings.account.split(' ') });
  if (token.is === 'refused') throw new Error(token.problem);
  const requireDocumented = createResponseCheck(settings.returns);
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: { authorization: `Bearer ${token.token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
    requireDocumented(method, path, answer);
    return answer;
  };
  const client: ApiClient = {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    async waitWhile(path, ...statuses) {
      const until = Date.now() + patienceSeconds * 1000;
      for (let pause = 30; ; pause = Math.min(pause * 1.2, 500)) {
        const { json } = await call('GET', path);
        if (!statuses.includes(json.status)) return json;
        if (Date.now() > until) {
          const said = `${path} is still ${json.status} after ${patienceSeconds} s.`;
          throw new StillWaiting(`${said}\n${await explain()}`);
        }
        await wait(pause);
      }
    },
    async submit(laCode, collectionYear, files, returnId = 'ssda903') {
      const started = await client.post('/api/v1/submissions', {
        return: returnId,
        collectionYear,
        laCode,
        files: files.map(describe),
      });
      if (started.status !== 201) throw new Error(started.text);
      for (const [index, upload] of started.json.uploads.entries()) {
        const sent = await postForm(upload, files[index] ?? { name: '', bytes: new Uint8Array() });
        if (sent.status !== 204) throw new Error(await sent.text());
      }
      const path = `/api/v1/submissions/${started.json.id}`;
      await client.post(`${path}/complete`);
      return await client.waitWhile(path, 'checking');
    },
    async accept(id, reason) {
      const path = `/api/v1/submissions/${id}`;
      const answer = await client.post(`${path}/accept`, reason === undefined ? {} : { reason });
      if (answer.status !== 202) throw new Error(answer.text);
      return await client.waitWhile(path, 'publishing');
    },
  };
  return client;
}

/** Name, size and checksum of a file, as a submission announces it. */
export function describe({ name, bytes, lastYear }: FileToSend) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, size: bytes.length, sha256, ...(lastYear && { lastYear }) };
}

/** Posts a signed form with its file. */
export async function postForm(
  upload: { readonly url: string; readonly fields: Record<string, string> },
  file: FileToSend,
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append('file', new Blob([Uint8Array.from(file.bytes)]), file.name);
  return await fetch(upload.url, { method: 'POST', body: form, redirect: 'manual' });
}
