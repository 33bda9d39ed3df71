import { describe, expect, it } from 'vitest';
import { createAuthenticate } from '../../functions/shared/http/authenticate.ts';
import { json } from '../../functions/shared/http/reply.ts';
import { createSessions } from '../../functions/shared/http/session.ts';
import type { Identity } from '../../functions/shared/ports/identity.ts';
import { ANOTHER, ORIGIN, OWN, openDoor, showing, userWith } from './door.ts';

const officer = userWith('officer');
const sessions = createSessions({
  secret: 'a session secret for tests, long enough',
  secure: true,
});
const identity: Identity = { userOf: async (token) => (token === 'good' ? officer : undefined) };
const authenticate = createAuthenticate({ identity, sessions });

async function sessionCookies(): Promise<string[]> {
  return [(await sessions.begin(officer)).split(';')[0] ?? ''];
}

describe('an operation that does not say whose council it shows', () => {
  const forgetful = () => json({ shown: OWN });

  it('answers nothing to someone who may see only some councils', async () => {
    const door = openDoor(forgetful, { authenticate: async () => officer });
    const answer = await door.ask({ route: 'GET /api/v1/submissions/{id}' });
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('shown');
  });

  it('answers someone who may see every council', async () => {
    const user = userWith('operator');
    const door = openDoor(forgetful, { authenticate: async () => user });
    expect((await door.ask({ route: 'GET /api/v1/submissions/{id}' })).status).toBe(200);
  });
});

describe('a list', () => {
  it.each([
    { role: 'officer', route: 'GET /api/v1/submissions', reach: [OWN] },
    { role: 'operator', route: 'GET /api/v1/submissions', reach: 'all' },
    { role: 'inspector', route: 'GET /api/v1/councils', reach: 'all' },
  ] as const)('of the $role is narrowed to $reach', async ({ role, route, reach }) => {
    const user = userWith(role);
    const list = openDoor((request) => json(request.councilsInReach()), {
      authenticate: async () => user,
    });
    expect(JSON.parse((await list.ask({ route })).body)).toEqual(reach);
  });
});

describe('a page of another site that sends a form in the name of someone signed in', () => {
  const route = 'POST /submissions/{id}/withdraw';

  it.each([
    { headers: {}, status: 200, why: 'the form is our own' },
    { headers: { origin: 'https://other.example' }, status: 403, why: 'another site' },
    { headers: { origin: 'null' }, status: 403, why: 'a sandboxed page' },
    {
      headers: { origin: `${ORIGIN}.other.example` },
      status: 403,
      why: 'a name that starts alike',
    },
    { headers: { origin: 'http://stability.example' }, status: 403, why: 'not https' },
    { headers: { origin: `${ORIGIN}:8443` }, status: 403, why: 'another port' },
  ])('$status: $why', async ({ headers, status }) => {
    const door = openDoor(showing(OWN), { authenticate });
    const cookies = await sessionCookies();
    expect((await door.ask({ route, headers, cookies })).status).toBe(status);
  });

  it('is refused before anything is done', async () => {
    let done = 0;
    const door = openDoor(
      (request) => {
        done += 1;
        return showing(OWN)(request);
      },
      { authenticate },
    );
    const headers = { origin: 'https://other.example' };
    await door.ask({ route, headers, cookies: await sessionCookies() });
    expect(done).toBe(0);
  });

  it('cannot use a token, so a system that sends one may come from anywhere', async () => {
    const door = openDoor(showing(OWN), { authenticate });
    const headers = { authorization: 'Bearer good', origin: 'https://other.example' };
    expect((await door.ask({ route, headers })).status).toBe(200);
  });
});

describe('who is asking', () => {
  const route = 'GET /api/v1/submissions/{id}';

  it.each([
    { headers: { authorization: 'Bearer good' }, status: 200, why: 'the token is good' },
    { headers: { authorization: 'Bearer bad' }, status: 401, why: 'the token is not' },
    { headers: { authorization: 'good' }, status: 401, why: 'it is not sent as a bearer token' },
    { headers: { 'x-user': 'officer' }, status: 401, why: 'a header of one’s own says nothing' },
  ])('$status: $why', async ({ headers, status }) => {
    const door = openDoor(showing(OWN), { authenticate });
    expect((await door.ask({ route, headers: { ...headers } })).status).toBe(status);
  });

  it('a bad token is not made good by a session', async () => {
    const door = openDoor(showing(OWN), { authenticate });
    const headers = { authorization: 'Bearer bad' };
    const answer = await door.ask({ route, headers, cookies: await sessionCookies() });
    expect(answer.status).toBe(401);
  });
});

describe('what is put on record', () => {
  it('says who asked for what, and what was shown', async () => {
    const door = openDoor(
      (request) => {
        request.about('submission ssda903-823-2025-1');
        return showing(OWN)(request);
      },
      { authenticate: async () => officer },
    );
    await door.ask({ route: 'GET /api/v1/submissions/{id}' });
    expect(door.entries).toEqual([
      {
        at: expect.stringMatching(/Z$/),
        requestId: 'request-1',
        user: { subject: 'officer', role: 'officer', councils: [OWN] },
        action: 'GET /api/v1/submissions/{id}',
        subject: 'submission ssda903-823-2025-1',
        outcome: 'allowed',
      },
    ]);
  });

  it('tells of an attempt on another council', async () => {
    const door = openDoor(showing(ANOTHER), { authenticate: async () => officer });
    await door.ask({ route: 'GET /api/v1/submissions/{id}' });
    expect(door.entries).toMatchObject([{ outcome: 'refused' }]);
  });

  it('what cannot be put on record is not shown', async () => {
    const door = openDoor(showing(OWN), {
      authenticate: async () => officer,
      audit: {
        record: async () => {
          throw new Error('no room');
        },
      },
    });
    const answer = await door.ask({ route: 'GET /api/v1/submissions/{id}' });
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('shown');
  });
});
