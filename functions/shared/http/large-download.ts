import { gzipSync } from 'node:zlib';
import { download, type Reply } from './reply.ts';
import type { Request } from './request.ts';

/** Most bytes of a response. A Lambda can return 6 MB, of which base64 takes a quarter. */
const MOST_BYTES = 4_400_000;

/** A file whose size depends on what a council sent. */
export interface LargeFile {
  readonly name: string;
  readonly type: string;
  /** Text is compressed if the client accepts gzip. */
  readonly body: string | Uint8Array;
}

/** Sends a file that may be large. Throws the error from `tooLarge` when it does not fit in one response. */
export function largeDownload(
  { headers }: Pick<Request, 'headers'>,
  { name, type, body }: LargeFile,
  tooLarge: () => Error,
): Reply {
  const isCompressed =
    typeof body === 'string' && /\bgzip\b/.test(headers['accept-encoding'] ?? '');
  const sent = isCompressed ? gzipSync(body) : body;
  if (Buffer.byteLength(sent) > MOST_BYTES) throw tooLarge();
  const reply = download(name, type, sent);
  if (!isCompressed) return reply;
  return { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } };
}
