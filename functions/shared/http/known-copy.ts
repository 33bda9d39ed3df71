import { createHash } from 'node:crypto';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';

/**
 * The reply with its ETag, or 304 when the client already has it. Clients must ask before they use a cached copy, so that
 * every view is in the audit log. Default ETag: a hash of the body.
 */
export function unlessKnown(
  { headers }: Pick<Request, 'headers'>,
  reply: Reply,
  etag = etagOf(reply.body ?? ''),
): Reply {
  const caching = { etag, 'cache-control': 'private, no-cache' };
  const known = headers['if-none-match']?.split(',').map((tag) => tag.trim()) ?? [];
  if (known.some((tag) => tag === etag || tag === `W/${etag}` || tag === '*')) {
    return { status: 304, headers: caching };
  }
  return { ...reply, headers: { ...caching, ...reply.headers } };
}

function etagOf(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
}
