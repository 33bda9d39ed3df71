import { describe, expect, it } from 'vitest';
import { ACCESS, mayReach, reachOf } from '../../functions/access.ts';
import { REGISTER } from '../../functions/register.ts';
import { ROLES } from '../../functions/shared/ports/identity.ts';
import { ANOTHER, OWN, openDoor, showing, userWith } from './door.ts';
import { EXPECTED, type Expected } from './expected-access.ts';

const ROUTES = REGISTER.flatMap((entry) => (entry.kind === 'http' ? entry.routes : []));

function statusExpected(expected: Expected, laCode: string): number {
  const isIn = expected === 'public' || expected === 'any';
  return isIn || (expected === 'own' && laCode === OWN) ? 200 : 403;
}

describe('the three lists of routes', () => {
  it('every route of a function has a line in the access table', () => {
    expect(ROUTES.filter((route) => !Object.hasOwn(ACCESS, route))).toEqual([]);
  });

  it('every line of the access table belongs to one function', () => {
    expect([...ROUTES].sort()).toEqual(Object.keys(ACCESS).sort());
  });

  it('every route has its expectation here', () => {
    expect(EXPECTED.map(({ route }) => route).sort()).toEqual([...ROUTES].sort());
  });
});

describe.each(EXPECTED)('$route', (line) => {
  const cells = ROLES.flatMap((role) =>
    [OWN, ANOTHER].map((laCode) => ({
      role,
      laCode,
      status: statusExpected(line[role], laCode),
    })),
  );

  it.each(cells)('answers $status to the $role about council $laCode', async (cell) => {
    const user = userWith(cell.role);
    const door = openDoor(showing(cell.laCode), { authenticate: async () => user });
    const answer = await door.ask({ route: line.route });
    expect(answer.status).toBe(cell.status);
    expect(answer.body.includes('shown')).toBe(cell.status === 200);
    const outcome = cell.status === 200 ? 'allowed' : 'refused';
    const kept = door.entries.map((entry) => entry.outcome);
    expect(kept).toEqual(line[cell.role] === 'public' ? [] : [outcome]);
  });

  it.each([OWN, ANOTHER])('shows a stranger of council %s only what is public', async (laCode) => {
    const answer = await openDoor(showing(laCode)).ask({ route: line.route });
    if (line.officer === 'public') expect(answer.status).toBe(200);
    else if (line.route.includes(' /api/')) expect(answer.status).toBe(401);
    else expect(answer).toMatchObject({ status: 303, to: expect.stringMatching(/^\/sign-in/) });
    expect(answer.body.includes('shown')).toBe(line.officer === 'public');
  });
});

describe('a route that is not in the access table', () => {
  const unknown = ['GET /everything', 'DELETE /releases/{n}', 'get /', 'toString', '__proto__', ''];

  it.each(unknown)('%j is refused to everyone', async (route) => {
    for (const role of ROLES) {
      const user = userWith(role);
      expect(reachOf(route, user)).toBe('none');
      expect(mayReach(route, user, OWN)).toBe(false);
    }
    expect(reachOf(route, undefined)).toBe('none');
  });

  it('is refused even if a function would handle it', async () => {
    const user = userWith('operator');
    const door = openDoor(showing(OWN), { authenticate: async () => user });
    expect((await door.ask({ route: 'GET /everything' })).status).toBe(403);
  });
});

describe('an officer of several councils', () => {
  it('reaches each of them and no other', () => {
    const user = { ...userWith('officer'), councils: ['940', '941'] };
    const route = 'GET /submissions/{id}';
    expect(['940', '941', '928'].map((code) => mayReach(route, user, code))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
