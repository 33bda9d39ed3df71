import type { IncomingMessage } from 'node:http';

/** The most bytes of a form that are read to find its key. S3 accepts 20 KB of fields. */
const MOST_BYTES = 64 * 1024;

/** Whether a request is an upload with a signed form, as browsers send it. */
export function isFormPost({ method, headers }: IncomingMessage): boolean {
  const type = headers['content-type'] ?? '';
  return (
    method === 'POST' && headers.authorization === undefined && /^multipart\/form-data/.test(type)
  );
}

export interface Form {
  /** The key that it uploads to. */
  readonly key: string;
  /** The complete form as a stream, including the part that was read. */
  readonly body: AsyncIterable<Buffer>;
}

/** Reads a form until its key is found. */
export async function readForm(request: AsyncIterable<Buffer>): Promise<Form> {
  const chunks = request[Symbol.asyncIterator]();
  let seen = Buffer.alloc(0);
  while (keyIn(seen) === undefined && seen.length < MOST_BYTES) {
    const { value, done } = await chunks.next();
    if (done) break;
    seen = Buffer.concat([seen, value]);
  }
  return { key: keyIn(seen) ?? '', body: chain(seen, chunks) };
}

async function* chain(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function keyIn(bytes: Buffer): string | undefined {
  const field = /name="?key"?(?:\r\n[^\r\n]+)*\r\n\r\n(.*?)\r\n/i.exec(bytes.toString('utf8'));
  return field?.[1];
}
