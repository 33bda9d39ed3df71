import * as z from 'zod';
import type { Clock } from '../ports/clock.ts';
import { ROLES, type User } from '../ports/identity.ts';
import { type CookieBearer, cookieNameOf, cookieOf, createSealedCookie } from './sealed-cookie.ts';

const NAME = 'care-stability-session';

/** The longest time that a sign-in lasts: a working day, even if the user is active. */
export const SESSION_SECONDS = 8 * 60 * 60;

/** Sessions of signed-in users, stored only in the browser. */
export interface Sessions {
  /** The `Set-Cookie` line that signs the user in for `SESSION_SECONDS`. */
  begin(user: User): Promise<string>;
  /** The `Set-Cookie` line that signs the browser out. */
  end(): string;
  /** The signed-in user. Undefined when there is none or the session has expired. */
  userOf(from: CookieBearer): Promise<User | undefined>;
}

const SessionUser = z.object({
  subject: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  councils: z.array(z.string()),
});

/** Sessions in an encrypted cookie that contains only the user and the end of the session. */
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

/** True when the browser sent a session cookie, valid or not. */
export function hasSessionCookie(from: CookieBearer): boolean {
  return [true, false].some((secure) => cookieOf(from, cookieNameOf(NAME, secure)) !== undefined);
}
