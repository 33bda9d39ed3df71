import { NotFound } from '../shared/errors.ts';
import { unlessKnown } from '../shared/http/known-copy.ts';
import type { Reply } from '../shared/http/reply.ts';
import type { Request } from '../shared/http/request.ts';
import type { ObjectStore } from '../shared/ports/object-store.ts';
import type { PackId } from './pack-id.ts';

const TYPES = {
  'pack.json': 'application/json; charset=utf-8',
  'pack.html': 'text/html; charset=utf-8',
  'manifest.json': 'application/json; charset=utf-8',
} as const;
export type PackFileName = keyof typeof TYPES;

/** One file of a finished pack with its ETag, or 304 when the client already has it. */
export async function packDocument(
  pack: PackId,
  name: PackFileName,
  request: Request,
  options: { readonly releases: ObjectStore; readonly asDownload: boolean },
): Promise<Reply> {
  const found = await options.releases.get(`${pack.folder}/${name}`);
  if (found === undefined) throw new NotFound('There is no such evidence pack.');
  const reply = {
    status: 200,
    headers: {
      'content-type': TYPES[name],
      ...(name === 'pack.html' && {
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      }),
      ...(options.asDownload && {
        'content-disposition': `attachment; filename="evidence-${pack.id}-${name}"`,
      }),
    },
    body: Buffer.from(found.body).toString('utf8'),
  };
  return unlessKnown(request, reply, found.etag);
}
