import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Identity, User } from '../ports/identity.ts';
import { hasSessionCookie, type Sessions } from './session.ts';

/** The user who sent the request. Undefined when no valid token or session came with it. */
export type Authenticate = (event: APIGatewayProxyEventV2) => Promise<User | undefined>;

/**
 * Authenticates by the bearer token if there is an `Authorization` header, otherwise by the session cookie. With an
 * invalid header, the cookie is not used.
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
