import { describe, expect, it } from 'vitest';
import { unitKey } from '../../functions/shared/releases/release-folder.ts';
import { Council, CouncilList } from '../../schemas/api/councils.ts';
import { EvidencePack, PackManifest } from '../../schemas/api/evidence-pack.ts';
import { EvidencePackStatus } from '../../schemas/api/evidence-packs.ts';
import { openFrontDoor } from './support/front-door.ts';
import { createPackWorker, createReleases } from './support/release-world.ts';
import { councilDocument } from './support/unit-documents.ts';

const POST = 'POST /api/v1/evidence-packs';
const GET = 'GET /api/v1/evidence-packs/{id}';
const KEY = 'packs/000001/823/pack-request.json';

async function world() {
  const releases = await createReleases();
  const door = openFrontDoor(releases);
  const work = createPackWorker(releases);
  return { releases, work, ...door };
}

describe('asking for a pack', () => {
  it('takes the newest published release when none is named, and says where the pack will be', async () => {
    const { ask } = await world();
    const answer = await ask({ as: 'inspector', route: POST, body: { laCode: '823' } });
    expect(answer.status).toBe(202);
    expect(answer.headers.location).toBe('/api/v1/evidence-packs/823-1');
    const status = EvidencePackStatus.parse(JSON.parse(answer.body));
    expect(status).toMatchObject({ id: '823-1', release: 1, status: 'building' });
  });

  it('answers 202 with the state until the pack is written, then gives the pack, its HTML and its manifest', async () => {
    const { ask, work } = await world();
    await ask({ as: 'inspector', route: POST, body: { laCode: '823', release: 1 } });
    const waiting = await ask({ as: 'inspector', route: GET, parameters: { id: '823-1' } });
    expect(waiting.status).toBe(202);
    expect(JSON.parse(waiting.body).status).toBe('building');
    await work({ key: KEY, attempt: 1 });
    const json = await ask({ as: 'inspector', route: GET, parameters: { id: '823-1' } });
    expect(json.status).toBe(200);
    expect(EvidencePack.parse(JSON.parse(json.body)).id).toBe('823-1');
    const html = await ask({ as: 'inspector', route: GET, parameters: { id: '823-1.html' } });
    expect(html.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(html.body).toContain('<h1>Central Bedfordshire');
    const route = `${GET}/manifest`;
    const manifest = await ask({ as: 'inspector', route, parameters: { id: '823-1' } });
    expect(PackManifest.parse(JSON.parse(manifest.body)).id).toBe('823-1');
  });

  it('writes one pack however often it is asked for', async () => {
    const { ask, work, releases } = await world();
    await ask({ as: 'inspector', route: POST, body: { laCode: '823' } });
    const first = await releases.get(KEY);
    await work({ key: KEY, attempt: 1 });
    const again = await ask({ as: 'analyst', route: POST, body: { laCode: '823' } });
    expect(JSON.parse(again.body).status).toBe('ready');
    expect((await releases.get(KEY))?.etag).toBe(first?.etag);
  });

  it('reports a failure, and tries again when the pack is asked for again', async () => {
    const releases = await createReleases();
    let now = '2026-11-22T12:00:00.000Z';
    const { ask } = openFrontDoor(releases, { now: () => new Date(now) });
    const statusNow = async () => {
      const answer = await ask({ as: 'inspector', route: GET, parameters: { id: '823-1' } });
      return JSON.parse(answer.body);
    };
    await ask({ as: 'inspector', route: POST, body: { laCode: '823' } });
    const failure = { at: '2026-11-22T12:00:05.000Z', message: 'It could not be written.' };
    await releases.put('packs/000001/823/failure.json', JSON.stringify(failure));
    expect(await statusNow()).toMatchObject({ status: 'failed', failure: failure.message });
    now = '2026-11-22T12:10:00.000Z';
    const again = await ask({ as: 'inspector', route: POST, body: { laCode: '823' } });
    expect(JSON.parse(again.body).status).toBe('building');
    expect(await statusNow()).toMatchObject({ status: 'building' });
  });
});

describe('a request for a pack that cannot be built', () => {
  const cases = [
    {
      body: { laCode: '999' },
      status: 422,
      says: 'Release 1 has no council with the code 999.',
      why: 'an unknown council',
    },
    {
      body: { laCode: '823', release: 7 },
      status: 422,
      says: 'There is no release 7.',
      why: 'an unknown release',
    },
    {
      body: { laCode: '823', release: 2 },
      status: 409,
      says: 'Release 2 is not published yet.',
      why: 'a release that is being made',
    },
    {
      body: { laCode: 'Bedford' },
      status: 422,
      says: 'three-digit DfE code',
      why: 'a name in place of a code',
    },
    {
      body: { laCode: '823', release: 0 },
      status: 422,
      says: 'numbered from 1',
      why: 'a number that no release can have',
    },
    { body: { laCode: '823', year: 2025 }, status: 422, says: 'year', why: 'an unknown field' },
  ];
  it.each(cases)(
    'is refused with a message in plain words: $why',
    async ({ body, status, says }) => {
      const { ask } = await world();
      const answer = await ask({ as: 'inspector', route: POST, body });
      expect(answer.status).toBe(status);
      expect(answer.body).toContain(says);
    },
  );

  it.each(['823-1-2', '../823-1', '823', '823-01', '823-1.pdf', 'x'])(
    'is not found by the id %s',
    async (id) => {
      const { ask } = await world();
      const answer = await ask({ as: 'inspector', route: GET, parameters: { id } });
      expect(answer.status).toBe(404);
    },
  );

  it('is not found before it has been asked for', async () => {
    const { ask } = await world();
    const answer = await ask({ as: 'inspector', route: GET, parameters: { id: '823-1' } });
    expect(answer.status).toBe(404);
  });

  it('is refused while no release has been published', async () => {
    const { releases } = await world();
    const empty = openFrontDoor({
      ...releases,
      head: async () => undefined,
      list: async function* () {},
    });
    const answer = await empty.ask({ as: 'inspector', route: POST, body: { laCode: '823' } });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('No release has been published yet.');
  });
});

describe('a pack that the browser has already received', () => {
  it('is not sent again, and every request for it is still in the audit log', async () => {
    const { ask, work, entries } = await world();
    await ask({ as: 'inspector', route: POST, body: { laCode: '823' } });
    await work({ key: KEY, attempt: 1 });
    const first = await ask({ as: 'inspector', route: GET, parameters: { id: '823-1' } });
    const etag = first.headers.etag ?? '';
    const second = await ask({
      as: 'inspector',
      route: GET,
      parameters: { id: '823-1' },
      headers: { 'if-none-match': etag },
    });
    expect(second).toMatchObject({ status: 304, body: '' });
    expect(second.headers['cache-control']).toBe('private, no-cache');
    expect(entries.map((entry) => entry.subject)).toEqual(Array(3).fill('evidence pack 823-1'));
  });

  it('downloads as a file whose name contains nothing personal', async () => {
    const { ask, work } = await world();
    await ask({ as: 'inspector', route: POST, body: { laCode: '823' } });
    await work({ key: KEY, attempt: 1 });
    const answer = await ask({
      as: 'inspector',
      route: GET,
      parameters: { id: '823-1.html' },
      query: { download: '' },
    });
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="evidence-823-1-pack.html"',
    );
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('an officer of a council', () => {
  it.each([
    { route: POST, body: { laCode: '344' }, why: 'asking for its pack' },
    { route: GET, parameters: { id: '344-1' }, why: 'reading its pack' },
    { route: GET, parameters: { id: '344-1.html' }, why: 'reading its page' },
    { route: `${GET}/manifest`, parameters: { id: '344-1' }, why: 'reading its manifest' },
    { route: 'GET /api/v1/councils/{laCode}', parameters: { laCode: '344' }, why: 'its profile' },
  ])('is refused another council: $why', async (asked) => {
    const { ask, entries } = await world();
    expect((await ask({ as: 'officer', ...asked })).status).toBe(403);
    expect(entries.at(-1)?.outcome).toBe('refused');
  });

  it('reaches its own pack', async () => {
    const { ask } = await world();
    const answer = await ask({ as: 'officer', route: POST, body: { laCode: '823' } });
    expect(answer.status).toBe(202);
  });
});

describe('the list of councils', () => {
  const LIST = 'GET /api/v1/councils';

  it('is sorted by name and excludes councils that have ended', async () => {
    const { ask } = await world();
    const { body } = await ask({ as: 'inspector', route: LIST });
    const { results } = CouncilList.parse(JSON.parse(body));
    expect(results.map((council) => council.name)).toEqual([
      'Bolton',
      'Central Bedfordshire',
      'City of London',
      'Cumberland',
      'Kingston upon Thames',
      'Richmond upon Thames',
      'Small Council',
      'Wirral',
    ]);
  });

  it.each([
    ['bed', ['823']],
    ['344', ['344']],
    ['UPON THAMES', ['314', '318']],
    ['nowhere', []],
  ])('can be searched by part of a name or by code: %s', async (search, codes) => {
    const { ask } = await world();
    const { body } = await ask({ as: 'inspector', route: LIST, query: { search } });
    const { results } = CouncilList.parse(JSON.parse(body));
    expect(results.map((council) => council.laCode)).toEqual(codes);
  });

  it('contains only the officer’s own council for an officer', async () => {
    const { ask } = await world();
    const { body } = await ask({ as: 'officer', route: LIST });
    const { results } = CouncilList.parse(JSON.parse(body));
    expect(results.map((council) => council.laCode)).toEqual(['823']);
  });

  it('leads to a profile with neighbours, the previous council and the returns in force', async () => {
    const { ask } = await world();
    const route = 'GET /api/v1/councils/{laCode}';
    const own = await ask({ as: 'officer', route, parameters: { laCode: '823' } });
    const council = Council.parse(JSON.parse(own.body));
    expect(council.neighbours).toHaveLength(10);
    expect(council.returnsInForce.map((each) => each.collectionYear)).toEqual([2025, 2024]);
    const other = await ask({ as: 'inspector', route, parameters: { laCode: '942' } });
    expect(JSON.parse(other.body).predecessors).toEqual([{ code: '909', name: 'Cumbria' }]);
    const unknown = await ask({ as: 'inspector', route, parameters: { laCode: '999' } });
    expect(unknown.status).toBe(404);
  });

  it('does not include a code that no council has, even if the release has a return with that code', async () => {
    const { ask, releases } = await world();
    const { council_profile, ...marts } = councilDocument({
      code: '999',
      name: '',
      region: ['', ''],
      returns: [2025],
    }).marts;
    expect(council_profile).toHaveLength(1);
    const document = { release: 1, unitLevel: 'council', unitCode: '999', marts };
    await releases.put(unitKey(1, '999'), JSON.stringify(document));
    const words = 'Release 1 has no council with the code 999.';
    const parameters = { laCode: '999' };
    const route = 'GET /api/v1/councils/{laCode}';
    const profile = await ask({ as: 'inspector', route, parameters });
    expect(profile).toMatchObject({ status: 404, body: expect.stringContaining(words) });
    for (const [asked, body] of [
      [POST, parameters],
      ['POST /evidence-packs', 'laCode=999&release=1'],
    ] as const) {
      const pack = await ask({ as: 'inspector', route: asked, body });
      expect(pack).toMatchObject({ status: 422, body: expect.stringContaining(words) });
    }
  });
});
