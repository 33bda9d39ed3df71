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

describe('an operation that does not check a council', () => {
  const forgetful = () => json({ shown: OWN });

  it('returns nothing to a user who may see only some councils', async () => {
    const door = openDoor(forgetful, { authenticate: async () => officer });
    const answer = await door.ask({ route: 'GET /api/v1/submissions/{id}' });
    expect(answer.status).toBe(500);
    expect(answer.body).not.toContain('shown');
  });

  it('answers a user who may see every council', async () => {
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
  ] as const)('of the $role is limited to $reach', async ({ role, route, reach }) => {
    const user = userWith(role);
    const list = openDoor((request) => json(request.councilsInReach()), {
      authenticate: async () => user,
    });
    expect(JSON.parse((await list.ask({ route })).body)).toEqual(reach);
  });
});

describe('a form that another site sends in the name of a signed-in user', () => {
  const route = 'POST /submissions/{id}/withdraw';

  it.each([
    { headers: {}, status: 200, why: 'the form is the service’s own' },
    { headers: { origin: 'https://other.example' }, status: 403, why: 'another site' },
    { headers: { origin: 'null' }, status: 403, why: 'a sandboxed page' },
    {
      headers: { origin: `${ORIGIN}.other.example` },
      status: 403,
      why: 'a host name with the same start',
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

  it('cannot use a token, so requests with a token may come from anywhere', async () => {
    const door = openDoor(showing(OWN), { authenticate });
    const headers = { authorization: 'Bearer good', origin: 'https://other.example' };
    expect((await door.ask({ route, headers })).status).toBe(200);
  });
});

describe('the user of a request', () => {
  const route = 'GET /api/v1/submissions/{id}';

  it.each([
    { headers: { authorization: 'Bearer good' }, status: 200, why: 'the token is valid' },
    { headers: { authorization: 'Bearer bad' }, status: 401, why: 'the token is not valid' },
    { headers: { authorization: 'good' }, status: 401, why: 'it is not sent as a bearer token' },
    { headers: { 'x-user': 'officer' }, status: 401, why: 'a made-up header identifies no one' },
  ])('$status: $why', async ({ headers, status }) => {
    const door = openDoor(showing(OWN), { authenticate });
    expect((await door.ask({ route, headers: { ...headers } })).status).toBe(status);
  });

  it('an invalid token is not replaced by a session', async () => {
    const door = openDoor(showing(OWN), { authenticate });
    const headers = { authorization: 'Bearer bad' };
    const answer = await door.ask({ route, headers, cookies: await sessionCookies() });
    expect(answer.status).toBe(401);
  });
});

describe('the audit entry of a request', () => {
  it('says who made the request and what was shown', async () => {
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

  it('records an attempt on another council', async () => {
    const door = openDoor(showing(ANOTHER), { authenticate: async () => officer });
    await door.ask({ route: 'GET /api/v1/submissions/{id}' });
    expect(door.entries).toMatchObject([{ outcome: 'refused' }]);
  });

  it('is required: what cannot be recorded is not shown', async () => {
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
