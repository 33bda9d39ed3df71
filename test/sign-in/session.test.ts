import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createAuthenticate, sessionWasUsed } from '../../functions/shared/http/authenticate.ts';
import { createSealedCookie } from '../../functions/shared/http/sealed-cookie.ts';
import { createSessions, SESSION_SECONDS } from '../../functions/shared/http/session.ts';
import type { User } from '../../functions/shared/ports/identity.ts';

const secret = 'a session secret for tests, long enough';
const officer: User = {
  subject: 'officer-823',
  name: 'Officer',
  role: 'officer',
  councils: ['823'],
};
const inspector: User = {
  subject: 'inspector',
  name: 'Inspector',
  role: 'inspector',
  councils: [],
};

function clockAt(start: string) {
  let now = new Date(start);
  return {
    now: () => now,
    pass: (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
}

const pairOf = (line: string) => line.split(';')[0] ?? '';
const bearing = (...cookies: string[]) => ({ headers: {}, cookies });

describe('a session', () => {
  it('keeps the user for eight hours and no longer', async () => {
    const clock = clockAt('2026-03-02T09:00:00Z');
    const sessions = createSessions({ secret, secure: true, clock });
    const cookie = pairOf(await sessions.begin(officer));
    clock.pass(SESSION_SECONDS - 1);
    expect(await sessions.userOf(bearing(cookie))).toEqual(officer);
    clock.pass(1);
    expect(await sessions.userOf(bearing(cookie))).toBeUndefined();
    expect(SESSION_SECONDS).toBe(28_800);
  });

  it('is kept from scripts, other sites and other hosts', async () => {
    const line = await createSessions({ secret, secure: true }).begin(officer);
    expect(line).toMatch(/^__Host-care-stability-session=/);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/', 'Max-Age=28800']) {
      expect(line.split('; ')).toContain(attribute);
    }
    expect(line).not.toContain('officer');
  });

  it('works on one machine without https', async () => {
    const sessions = createSessions({ secret, secure: false });
    const line = await sessions.begin(officer);
    expect(line).not.toContain('Secure');
    expect(await sessions.userOf(bearing('other=1', pairOf(line)))).toEqual(officer);
  });

  it('is not read from a cookie without the prefix over https', async () => {
    const local = pairOf(await createSessions({ secret, secure: false }).begin(officer));
    const sessions = createSessions({ secret, secure: true });
    expect(await sessions.userOf(bearing(local))).toBeUndefined();
  });

  it('is refused when altered, incomplete or made with another secret', async () => {
    const sessions = createSessions({ secret, secure: true });
    const cookie = pairOf(await sessions.begin(officer));
    const other = createSessions({ secret: `${secret} (another)`, secure: true });
    const middle = Math.floor(cookie.length / 2);
    const changed = cookie[middle] === 'A' ? 'B' : 'A';
    const altered = cookie.slice(0, middle) + changed + cookie.slice(middle + 1);
    for (const bad of [altered, cookie.slice(0, -4), '__Host-care-stability-session=']) {
      expect(await sessions.userOf(bearing(bad))).toBeUndefined();
    }
    expect(await other.userOf(bearing(cookie))).toBeUndefined();
  });

  it('is not accepted from a cookie that the service encrypted for another purpose', async () => {
    const attempt = createSealedCookie({ name: 'attempt', secret, secure: true, seconds: 600 });
    const [, value] = pairOf(await attempt.set({ user: officer })).split('=');
    const sessions = createSessions({ secret, secure: true });
    const cookie = `__Host-care-stability-session=${value}`;
    expect(await sessions.userOf(bearing(cookie))).toBeUndefined();
  });

  it('cannot be created with a secret that could be guessed', () => {
    expect(() => createSessions({ secret: 'short', secure: true })).toThrow('32 characters');
  });
});

describe('the user of a request', () => {
  const sessions = createSessions({ secret, secure: true });
  const identity = {
    userOf: async (token: string) => (token === 'good' ? inspector : undefined),
  };
  const authenticate = createAuthenticate({ identity, sessions });

  it.each([
    { header: undefined, cookie: true, user: officer, session: true, why: 'a page' },
    { header: undefined, cookie: false, user: undefined, session: false, why: 'no one' },
    { header: 'Bearer good', cookie: false, user: inspector, session: false, why: 'a system' },
    {
      header: 'bearer good',
      cookie: true,
      user: inspector,
      session: false,
      why: 'the token, if both are sent',
    },
    { header: 'Bearer bad', cookie: true, user: undefined, session: false, why: 'a bad token' },
    { header: 'Basic good', cookie: true, user: undefined, session: false, why: 'not a token' },
  ])('$why', async ({ header, cookie, user, session }) => {
    const event = {
      headers: { authorization: header },
      cookies: cookie ? [pairOf(await sessions.begin(officer))] : undefined,
    } as unknown as APIGatewayProxyEventV2;
    expect(await authenticate(event)).toEqual(user);
    expect(sessionWasUsed(event)).toBe(session);
  });
});
