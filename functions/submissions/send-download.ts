import { gzipSync } from 'node:zlib';
import { Invalid } from '../shared/errors.ts';
import { download, type Reply } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';

const ODS = 'application/vnd.oasis.opendocument.spreadsheet';
/** Bytes of an answer: a Lambda answers with 6 MB, of which base64 takes a quarter. */
const MOST_BYTES = 4_400_000;

/** Sends findings as a file, compressed where the receiver understands that. Throws `Invalid` when it is too large for one answer. */
export function sendDownload(
  { headers }: Pick<Request, 'headers'>,
  id: string,
  file:
    | { readonly format: 'csv'; readonly body: string }
    | { readonly format: 'ods'; readonly body: Uint8Array },
): Reply {
  const name = `findings-${id}.${file.format}`;
  if (file.format === 'ods') return download(name, ODS, fitting(file.body));
  const type = 'text/csv; charset=utf-8';
  const bytes = Buffer.from(file.body);
  if (!/\bgzip\b/.test(headers['accept-encoding'] ?? '')) {
    fitting(bytes);
    return download(name, type, file.body);
  }
  const reply = download(name, type, fitting(gzipSync(bytes)));
  return { ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } };
}

function fitting(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= MOST_BYTES) return bytes;
  throw new Invalid('These findings are too many for one file.', [
    {
      field: 'format',
      message: 'Choose a rule, a table or a severity, and download them in parts.',
    },
  ]);
}
