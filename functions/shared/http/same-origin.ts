import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Forbidden } from '../errors.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Throws `Forbidden` when a request that changes something comes from a page of another site. The header `Origin`, or
 * `Referer` if there is none, must name the service. Requests without either are refused (OWASP: verify the origin).
 */
export function requireSameOrigin(event: APIGatewayProxyEventV2, origin: string): void {
  if (SAFE.has(event.requestContext.http.method)) return;
  const stated = event.headers.origin ?? event.headers.referer;
  if (stated === undefined || !URL.canParse(stated) || new URL(stated).origin !== origin) {
    throw new Forbidden(
      'This request did not come from a page of this service. Open the page again.',
    );
  }
}
