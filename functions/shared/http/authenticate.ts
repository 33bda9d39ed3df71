import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Identity, User } from '../ports/identity.ts';
import { hasSessionCookie, type Sessions } from './session.ts';

/** Who sent the request, or undefined when nobody is vouched for. */
export type Authenticate = (event: APIGatewayProxyEventV2) => Promise<User | undefined>;

/**
 * Takes the bearer token where an `Authorization` header is sent, else the session cookie. A header that
 * is no good is never made good by a cookie.
 */
export function createAuthenticate(from: {
  readonly identity: Identity;
  readonly sessions: Sessions;
}): Authenticate {
  return async (event) => {
    const header = event.headers.authorization;
    if (header === undefined) return from.sessions.userOf(event);
    const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
    return token === undefined ? undefined : from.identity.userOf(token);
  };
}

/** True when the user comes from the session cookie and not from a bearer token. */
export function sessionWasUsed(event: APIGatewayProxyEventV2): boolean {
  return event.headers.authorization === undefined && hasSessionCookie(event);
}
