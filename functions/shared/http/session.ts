import * as z from 'zod';
import type { Clock } from '../ports/clock.ts';
import { ROLES, type User } from '../ports/identity.ts';
import { type CookieBearer, cookieNameOf, cookieOf, createSealedCookie } from './sealed-cookie.ts';

const NAME = 'care-stability-session';

/** How long a sign-in lasts at most: a working day, whatever the person does meanwhile. */
export const SESSION_SECONDS = 8 * 60 * 60;

/** Remembers who is signed in, in the browser alone. */
export interface Sessions {
  /** The `Set-Cookie` line that signs the user in for `SESSION_SECONDS`. */
  begin(user: User): Promise<string>;
  /** The `Set-Cookie` line that signs the browser out. */
  end(): string;
  /** The user signed in, or undefined when there is none or the time is out. */
  userOf(from: CookieBearer): Promise<User | undefined>;
}

const SessionUser = z.object({
  subject: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  councils: z.array(z.string()),
});

/** Sessions kept in an encrypted cookie that holds the user and the end of the session, nothing else. */
export function createSessions(options: {
  readonly secret: string;
  readonly secure: boolean;
  readonly clock?: Clock;
}): Sessions {
  const cookie = createSealedCookie({ ...options, name: NAME, seconds: SESSION_SECONDS });
  return {
    begin: (user) => cookie.set({ user }),
    end: () => cookie.clear(),
    async userOf(from) {
      const payload = await cookie.read(from);
      return SessionUser.safeParse(payload?.user).data;
    },
  };
}

/** True when the browser sent a session cookie, good or not. */
export function hasSessionCookie(from: CookieBearer): boolean {
  return [true, false].some((secure) => cookieOf(from, cookieNameOf(NAME, secure)) !== undefined);
}
