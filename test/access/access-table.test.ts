import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mayReach, reachOf } from '../../functions/access.ts';
import { REGISTER } from '../../functions/register.ts';
import { ROUTES } from '../../functions/routes.ts';
import { ROLES } from '../../functions/shared/ports/identity.ts';
import { ANOTHER, OWN, openDoor, showing, userWith } from './door.ts';
import { EXPECTED, type Expected } from './expected-access.ts';

function statusExpected(expected: Expected, laCode: string): number {
  const isIn = expected === 'public' || expected === 'any';
  return isIn || (expected === 'own' && laCode === OWN) ? 200 : 403;
}

describe('the table of routes', () => {
  it('names exactly the functions of the register that serve requests', () => {
    const serving = REGISTER.filter(({ kind }) => kind === 'http').map(({ name }) => name);
    const named = new Set(Object.values(ROUTES).map(({ by }) => by));
    expect([...named].sort()).toEqual(serving.sort());
  });

  it('every route has its expectation here', () => {
    expect(EXPECTED.map(({ route }) => route).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('every route has one operation', () => {
    const code = readFunctions();
    for (const route of Object.keys(ROUTES)) {
      expect(code.split(`'${route}': `).length - 1, route).toBe(1);
    }
  });
});

/** The code of every function. */
function readFunctions(): string {
  const functions = join(import.meta.dirname, '../../functions');
  const files = readdirSync(functions, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && file.includes('/'))
    .map((file) => readFileSync(join(functions, file), 'utf8'))
    .join('\n');
}

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

describe('a route that is not in the table', () => {
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
