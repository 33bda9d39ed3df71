import { describe, expect, it } from 'vitest';
import { ROLES } from '../../functions/shared/ports/identity.ts';
import { ANOTHER, OWN, userWith } from './door.ts';
import { EXPECTED } from './expected-access.ts';
import { type Approach, openService } from './service.ts';

const RESTRICTED = EXPECTED.filter(({ officer }) => officer !== 'public');

/** Routes of lists and of the service's own figures. Their responses are limited to what the user may see. */
const NARROWED = new Set([
  'GET /submissions',
  'GET /submissions/new',
  'GET /api/v1/submissions',
  'GET /measures',
  'GET /measures/{id}',
  'GET /measures/{id}/breakdowns',
  'GET /api/v1/measures',
  'GET /api/v1/measures/{id}',
  'GET /api/v1/measures/{id}/data',
  'GET /councils',
  'GET /api/v1/councils',
]);

/** What to send on a route to reach the council's data. */
function approach(route: string, laCode: string): Approach {
  if (route.includes('/submissions/{id}')) {
    return { route, parameters: { id: `ssda903-${laCode}-2025-20260302090000-0123456789ab` } };
  }
  if (route.includes('/evidence-packs/{id}')) return { route, parameters: { id: `${laCode}-1` } };
  if (route.includes('{laCode}')) return { route, parameters: { laCode } };
  if (route.includes('/measures/{id}')) return { route, parameters: { id: 'placements_3plus' } };
  if (route.includes('{n}')) return { route, parameters: { n: '1' } };
  if (route.startsWith('POST') && route.endsWith('evidence-packs')) {
    return { route, body: { laCode, release: 1 } };
  }
  const files = [{ name: 'header.csv', size: 10, sha256: 'a'.repeat(64) }];
  if (route === 'POST /api/v1/submissions') {
    return { route, body: { return: 'ssda903', collectionYear: 2025, laCode, files } };
  }
  if (route === 'POST /submissions/new') {
    return { route, body: { return: 'ssda903', collectionYear: '2025', laCode } };
  }
  return { route };
}

describe.each(RESTRICTED)('the response of $route, from its real function,', (line) => {
  const { route } = line;

  it.each(ROLES)('to the %s', async (role) => {
    for (const laCode of [OWN, ANOTHER]) {
      const service = await openService();
      const { status } = await service.send(approach(route, laCode), userWith(role));
      const isForeign = line[role] === 'own' && laCode !== OWN && !NARROWED.has(route);
      if (line[role] === 'no' || isForeign) {
        expect(status).toBe(403);
        expect(service.written).toEqual([]);
      } else {
        expect([200, 201, 202, 303, 404, 409, 422]).toContain(status);
      }
    }
  });

  it('to a stranger', async () => {
    const service = await openService();
    const { status } = await service.send(approach(route, OWN), undefined);
    expect(status).toBe(route.includes(' /api/') ? 401 : 303);
    expect(service.written).toEqual([]);
  });
});

describe('an officer who starts a submission', () => {
  it.each(['POST /api/v1/submissions', 'POST /submissions/new'])(
    '%s: is allowed for the own council, so the refusals above are only for the other council',
    async (route) => {
      const service = await openService();
      const { status } = await service.send(approach(route, OWN), userWith('officer'));
      expect([201, 303]).toContain(status);
      expect(service.written.length).toBeGreaterThan(0);
    },
  );
});

describe('the list of submissions', () => {
  it('shows an officer nothing of another council', async () => {
    const service = await openService();
    const another = { ...userWith('officer'), councils: [ANOTHER] };
    await service.send(approach('POST /api/v1/submissions', ANOTHER), another);
    const list = { route: 'GET /api/v1/submissions' };
    expect((await service.send(list, another)).body).toContain(`ssda903-${ANOTHER}-2025-`);
    expect((await service.send(list, userWith('operator'))).body).toContain(
      `ssda903-${ANOTHER}-2025-`,
    );
    expect(JSON.parse((await service.send(list, userWith('officer'))).body).results).toEqual([]);
  });
});
