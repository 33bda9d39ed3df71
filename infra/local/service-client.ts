import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { ReleaseList, ReleaseStatus } from '../../schemas/api/releases.ts';
import { Submission, SubmissionWithUploads } from '../../schemas/api/submissions.ts';
import { askToken } from './openid/ask-token.ts';

export interface ReturnToSend {
  /** Its id. */
  readonly return: string;
  readonly laCode: string;
  readonly collectionYear: number;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/** Uses a running service only over HTTP, as a council's system would. */
export interface ServiceClient {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  post<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>;
  /** Uploads a return by signed URLs and waits until it is checked; `onUploaded` is called in between. */
  sendReturn(wanted: ReturnToSend, onUploaded?: () => void): Promise<Submission>;
  /** Repeats a request until `isDone` returns true. Throws after five minutes. */
  until<T>(path: string, schema: z.ZodType<T>, isDone: (answer: T) => boolean): Promise<T>;
}

const PATIENCE_MS = 300_000;
const PAUSE_MS = 150;

/** A client with the token of a demonstration account (`officer 823`, `analyst`). */
export async function createServiceClient(settings: {
  readonly origin: string;
  readonly dataFolder: string;
  readonly account: readonly string[];
}): Promise<ServiceClient> {
  const answer = await askToken(settings);
  if (answer.is === 'refused') throw new Error(answer.problem);
  const call = async <T>(
    path: string,
    schema: z.ZodType<T>,
    init: RequestInit = {},
  ): Promise<T> => {
    const headers = { authorization: `Bearer ${answer.token}`, 'content-type': 'application/json' };
    const response = await fetch(`${settings.origin}${path}`, { ...init, headers });
    if (!response.ok)
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return schema.parse(await response.json());
  };
  const client: ServiceClient = {
    get: call,
    post: (path, body, schema) =>
      call(path, schema, { method: 'POST', body: JSON.stringify(body) }),
    async until(path, schema, isDone) {
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        const found = await call(path, schema);
        if (isDone(found)) return found;
        if (Date.now() > end) throw new Error(`${path} has not finished after five minutes.`);
        await wait(PAUSE_MS);
      }
    },
    sendReturn: (wanted, onUploaded) => sendReturn(client, wanted, onUploaded),
  };
  return client;
}

async function sendReturn(
  client: ServiceClient,
  wanted: ReturnToSend,
  onUploaded: () => void = () => {},
): Promise<Submission> {
  const started = await client.post(
    '/api/v1/submissions',
    {
      return: wanted.return,
      collectionYear: wanted.collectionYear,
      laCode: wanted.laCode,
      files: wanted.files.map(({ name, bytes }) => ({
        name,
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      })),
    },
    SubmissionWithUploads,
  );
  for (const [index, { url, fields }] of started.uploads.entries()) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const file = wanted.files[index];
    form.append('file', new Blob([Uint8Array.from(file?.bytes ?? [])]), file?.name);
    const sent = await fetch(url, { method: 'POST', body: form });
    if (!sent.ok) throw new Error(`An upload was refused: ${await sent.text()}`);
  }
  onUploaded();
  const path = `/api/v1/submissions/${started.id}`;
  await client.post(`${path}/complete`, {}, Submission);
  return await client.until(path, Submission, ({ status }) => status !== 'checking');
}

/**
 * Publishes a release and waits for it. Uses a release with the same note instead, if one was started or published.
 * `onProgress` receives its state repeatedly. Throws if the release fails.
 */
export async function makeRelease(
  analyst: ServiceClient,
  note: string,
  onProgress: (now: ReleaseStatus) => void = () => {},
): Promise<ReleaseStatus> {
  const ended = ({ release }: Pick<ReleaseStatus, 'release'>) =>
    analyst.until(`/api/v1/releases/${release}`, ReleaseStatus, (now) => {
      onProgress(now);
      return now.status !== 'publishing';
    });
  const { results } = await analyst.get('/api/v1/releases', ReleaseList);
  for (const release of results.filter(({ status }) => status === 'publishing')) {
    await ended(release);
  }
  const begun = results.find((one) => one.note === note && one.status !== 'failed');
  const made = await ended(
    begun ?? (await analyst.post('/api/v1/releases', { note }, ReleaseStatus)),
  );
  if (made.status === 'failed') throw new Error(made.failure);
  return made;
}
