import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userWith } from '../access/door.ts';
import { openDesk, type ReleaseDesk } from './support/release-desk.ts';
import { openReleaseWorld, type ReleaseWorld } from './support/release-world.ts';

const [ANALYST, INSPECTOR, OFFICER] = (['analyst', 'inspector', 'officer'] as const).map(userWith);
const RETURN = { laCode: '823', collectionYear: 2025, sequence: 1, children: 40, placements: 3 };

// A story: a draft is made and discarded, the next one is published.
describe('a draft of a release', { timeout: 120_000 }, () => {
  let world: ReleaseWorld;
  let desk: ReleaseDesk;
  beforeAll(async () => {
    world = await openReleaseWorld();
    desk = openDesk(world);
    await world.publish({ ...RETURN, movers: 4 });
    await world.release(1);
    await world.publish({ ...RETURN, sequence: 2, movers: 8 });
    const { status, json } = await desk.post('/api/v1/releases', ANALYST, { draft: true });
    expect({ status, json }).toMatchObject({ status: 202, json: { release: 2, isDraft: true } });
    await world.release(2);
  }, 120_000);
  afterAll(() => world.close());

  const statusOf = async (number: number) =>
    (await desk.get(`/api/v1/releases/${number}`, INSPECTOR)).json.status;
  const files = async () => {
    const found: string[] = [];
    for await (const { key } of world.releases.list('000002/')) found.push(key);
    return found;
  };
  const CHANGES = '/api/v1/releases/2/changes';

  it('shows users who may publish what it would change, including figures', async () => {
    const { json } = await desk.get(`${CHANGES}?measure=placements_3plus&unit=823`, ANALYST);
    const computed = json.figures.measures.find(
      ({ basis }: { basis: string }) => basis === 'computed',
    );
    expect(computed.cells[0]).toMatchObject({
      by: 10,
      before: { numerator: 4, denominator: 40 },
      after: { numerator: 8, denominator: 40 },
    });
    expect(await statusOf(2)).toBe('draft');
  });

  it('shows other users only that it is a draft', async () => {
    for (const user of [INSPECTOR, OFFICER]) {
      expect((await desk.get(CHANGES, user)).status).toBe(404);
      expect((await desk.get('/api/v1/releases/2', user)).json).toEqual({
        release: 2,
        status: 'draft',
        isDraft: true,
        requestedAt: expect.any(String),
        note: '',
      });
      for (const decision of ['publish', 'discard']) {
        expect((await desk.post(`/api/v1/releases/2/${decision}`, user)).status).toBe(403);
      }
    }
  });

  it('stays a draft when its work is requested again', async () => {
    const before = await files();
    await world.release(2);

    expect(await files()).toEqual(before);
    expect(await statusOf(2)).toBe('draft');
  });

  it('can be discarded permanently, and only then can another release start', async () => {
    expect((await desk.post('/api/v1/releases', ANALYST)).status).toBe(409);
    const discarded = await desk.post('/api/v1/releases/2/discard', ANALYST);
    expect(discarded).toMatchObject({ status: 200, json: { status: 'discarded' } });
    expect((await desk.post('/api/v1/releases/2/publish', ANALYST)).status).toBe(409);
    expect((await desk.get(CHANGES, ANALYST)).status).toBe(404);
    expect(await files()).not.toContain('000002/manifest.json');

    const { json } = await desk.post('/api/v1/releases', ANALYST, { draft: true });
    expect(json.release).toBe(3);
    await world.release(3);
    const { json: changes } = await desk.get('/api/v1/releases/3/changes', ANALYST);
    expect(changes).toMatchObject({ release: 3, since: 1, returns: [{ change: 'superseded' }] });
  });

  it('is published unchanged, and only once', async () => {
    await world.publish({ ...RETURN, sequence: 3, movers: 40 });
    const published = await desk.post('/api/v1/releases/3/publish', ANALYST);
    expect(published).toMatchObject({ status: 200, json: { status: 'published', returns: 1 } });
    expect(published.json.manifest.returns).toMatchObject([{ laCode: '823', sequence: 2 }]);
    expect(published.json.manifest).not.toHaveProperty('draftedAt');
    const again = await desk.post('/api/v1/releases/3/publish', ANALYST);
    expect(again.json).toEqual(published.json);
    expect((await desk.post('/api/v1/releases/3/discard', ANALYST)).status).toBe(409);
    expect((await desk.get('/api/v1/releases/3/changes', INSPECTOR)).status).toBe(200);
  });

  it('has one decision, even if two users decide at the same moment', async () => {
    for (const name of ['request.json', 'draft.json']) {
      const made = await world.releases.get(`000003/${name}`);
      await world.releases.put(`000004/${name}`, made?.body ?? '');
    }
    const answers = await Promise.all(
      ['publish', 'discard', 'publish', 'discard'].map((decision) =>
        desk.post(`/api/v1/releases/4/${decision}`, ANALYST),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
    expect(['published', 'discarded']).toContain(await statusOf(4));
  });

  it('exists neither for a release that was published directly nor for one never requested', async () => {
    expect((await desk.post('/api/v1/releases/1/publish', ANALYST)).status).toBe(409);
    expect((await desk.post('/api/v1/releases/9/discard', ANALYST)).status).toBe(404);
  });
});
